package io.stratos.host.live.duty;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How soon a thread gets a core that another one is busy on. Linux lets who runs finish its slice, some milliseconds,
/// before one of the same rank that woke up; one that asks for shorter slices than the other does not wait for that
/// (since 6.12; before, asking changes nothing). Each thread has as much of the core as before, in smaller pieces.
final class ShortSlices {
    private static final Logger LOG = LoggerFactory.getLogger(ShortSlices.class);

    /// The shortest that the system grants.
    private static final long SLICE_NANOS = 100_000;

    private static final long CALLING_THREAD = 0;
    private static final long NO_FLAGS = 0;

    /// `struct sched_attr`, first version: size, policy, flags, nice, priority, runtime, deadline, period.
    private static final int BYTES = 48;

    private static final int POLICY_AT = 4;
    private static final int RUNTIME_AT = 24;
    private static final int ORDINARY = 0;

    private ShortSlices() {}

    /// The calls of this machine by number; the C library has no names for them.
    private record Numbers(long set, long get) {}

    /// Asks for short slices for the calling thread, and leaves the rank it has. Where an operator gave it another
    /// policy than the ordinary one, or the system knows no such thing, nothing changes.
    @SuppressWarnings("restricted") // two calls of the C library, with a struct of our own
    static void ask() {
        var numbers = numbers();
        var linker = Linker.nativeLinker();
        var function = linker.defaultLookup().find("syscall");
        if (numbers == null || function.isEmpty()) {
            return;
        }
        var descriptor = FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG);
        var call = linker.downcallHandle(function.get(), descriptor, Linker.Option.firstVariadicArg(1));
        try (var arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(BYTES, Long.BYTES);
            long unread = (long) call.invokeExact(numbers.get(), CALLING_THREAD, attributes, (long) BYTES, NO_FLAGS);
            if (unread != 0 || attributes.get(ValueLayout.JAVA_INT, POLICY_AT) != ORDINARY) {
                return;
            }
            attributes.set(ValueLayout.JAVA_LONG, RUNTIME_AT, SLICE_NANOS);
            long failed = (long) call.invokeExact(numbers.set(), CALLING_THREAD, attributes, NO_FLAGS, NO_FLAGS);
            if (failed != 0) {
                LOG.info("{} keeps its slices", Thread.currentThread().getName());
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("Invariant: both calls take a number, a struct and numbers", impossible);
        }
    }

    /// `sched_setattr` and `sched_getattr` of this machine; null where we do not know them.
    private static @Nullable Numbers numbers() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return null;
        }
        return switch (System.getProperty("os.arch", "")) {
            case "amd64" -> new Numbers(314, 315);
            case "aarch64" -> new Numbers(274, 275);
            default -> null;
        };
    }
}
