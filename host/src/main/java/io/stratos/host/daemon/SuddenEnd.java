package io.stratos.host.daemon;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// The end of this process by its own SIGKILL: nothing of it runs any more, no thread, no handler, no destructor.
final class SuddenEnd implements Runnable {
    private static final int NOTHING = 0;
    private static final int SIGKILL = 9;
    private static final int KILLED = 128 + SIGKILL;

    private final int self = (int) ProcessHandle.current().pid();
    private final @Nullable MethodHandle kill;

    /// Signal 0 does nothing; sent once beforehand, the one that counts takes no time.
    @SuppressWarnings("restricted") // one call of the C library, with numbers alone
    SuddenEnd() {
        var linker = Linker.nativeLinker();
        var numbers = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        kill = linker.defaultLookup()
                .find("kill")
                .map(function -> linker.downcallHandle(function, numbers))
                .orElse(null);
        send(NOTHING);
    }

    /// Does not return.
    @Override
    public void run() {
        send(SIGKILL);
        Runtime.getRuntime().halt(KILLED); // where the C library has no such call
    }

    private void send(int signal) {
        if (kill != null) {
            try {
                int _ = (int) kill.invokeExact(self, signal);
            } catch (Throwable impossible) {
                throw new IllegalStateException("Invariant: kill takes two numbers", impossible);
            }
        }
    }
}
