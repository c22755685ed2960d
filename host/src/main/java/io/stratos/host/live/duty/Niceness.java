package io.stratos.host.live.duty;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How gladly a thread gives its core to others, as Linux knows it for each thread: the JDK sets it for the super-user
/// alone. Where cores are fewer than threads, a saturated Compute lane else takes its full share of them from LL, the
/// accounts and the ledger.
public final class Niceness {
    private static final Logger LOG = LoggerFactory.getLogger(Niceness.class);
    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;

    private Niceness() {}

    /// Gives way to threads of ordinary priority from now on. Where the system knows no such thing, nothing changes.
    ///
    /// @param nice 1 to 19; never less than it is
    @SuppressWarnings("restricted") // one call of the C library, with numbers alone
    public static void giveWay(int nice) {
        var linker = Linker.nativeLinker();
        var function = linker.defaultLookup().find("setpriority");
        if (function.isEmpty() || !System.getProperty("os.name", "").equals("Linux")) {
            return; // elsewhere the call means the whole process
        }
        var descriptor = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        var call = linker.downcallHandle(function.get(), descriptor);
        try {
            int failed = (int) call.invokeExact(PRIO_PROCESS, CALLING_THREAD, nice);
            if (failed != 0) {
                LOG.info("{} keeps its priority", Thread.currentThread().getName());
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("Invariant: setpriority takes three numbers", impossible);
        }
    }
}
