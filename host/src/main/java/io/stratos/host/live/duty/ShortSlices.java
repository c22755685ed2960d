package io.stratos.host.live.duty;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How soon a thread gets a core that another one is busy on. Linux lets who runs finish its slice, some milliseconds,
/// before one of the same rank that woke up; one that asks for shorter slices than the other does not wait for that
/// (since 6.12; before, asking changes nothing). Each thread has as much of the core as before, in smaller pieces.
final class ShortSlices {
    private static final Logger LOG = LoggerFactory.getLogger(ShortSlices.class);

    /// The shortest that the system grants.
    private static final long SLICE_NANOS = 100_000;

    private static final String NUMBERED_CALL = "syscall";
    private static final long CALLING_THREAD = 0;
    private static final long NO_FLAGS = 0;

    /// `struct sched_attr`, first version: size, policy, flags, nice, priority, runtime, deadline, period.
    private static final int BYTES = 48;

    private static final int SIZE_AT = 0;
    private static final int RUNTIME_AT = 24;

    private ShortSlices() {}

    /// Asks for short slices for the calling thread, of ordinary priority. Where the system knows no such thing,
    /// nothing changes.
    @SuppressWarnings("restricted") // one call of the C library, with a struct of our own
    static void ask() {
        long number = numberOfSetAttributes();
        var linker = Linker.nativeLinker();
        var function = linker.defaultLookup().find(NUMBERED_CALL);
        if (number == 0 || function.isEmpty()) {
            return;
        }
        var descriptor = FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG);
        var call = linker.downcallHandle(function.get(), descriptor, Linker.Option.firstVariadicArg(1));
        try (var arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(BYTES, Long.BYTES);
            attributes.set(ValueLayout.JAVA_INT, SIZE_AT, BYTES);
            attributes.set(ValueLayout.JAVA_LONG, RUNTIME_AT, SLICE_NANOS);
            long failed = (long) call.invokeExact(number, CALLING_THREAD, attributes, NO_FLAGS);
            if (failed != 0) {
                LOG.info("{} keeps its slices", Thread.currentThread().getName());
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("Invariant: sched_setattr takes a struct", impossible);
        }
    }

    /// `sched_setattr` of this machine; 0 where we do not know it.
    private static long numberOfSetAttributes() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return 0;
        }
        return switch (System.getProperty("os.arch", "")) {
            case "amd64" -> 314;
            case "aarch64" -> 274;
            default -> 0;
        };
    }
}
