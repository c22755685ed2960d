package io.stratos.sandbox.python;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/// The one thread that starts the children of a runtime, and stays while they may live.
///
/// Linux ends a process that asked for it ([Confinement]) when the *thread* that started it ends, and no thread
/// survives its process, however that ends. So the thread must be one that ends neither before nor after its host:
/// not a lane's, not a compiler's. The child need not listen for that, nor can it kill what would tell it.
final class Parent implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("stratos-python-parent").daemon().factory());

    /// Starts a process. Any thread may call; one that is interrupted meanwhile gets its process all the same, or
    /// nobody would have it to end it.
    Process start(ProcessBuilder builder) throws IOException {
        var started = submitted(builder);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return started.get();
                } catch (InterruptedException _) { // said again below
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw new IOException("a child could not be started", failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Future<Process> submitted(ProcessBuilder builder) {
        try {
            return thread.submit(builder::start);
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("Condition failed: the sandbox runtime is closed", closed);
        }
    }

    /// Ends the thread, and with it every child that is still there.
    @Override
    public void close() {
        thread.shutdown();
    }
}
