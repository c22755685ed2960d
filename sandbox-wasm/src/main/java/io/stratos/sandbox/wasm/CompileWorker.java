package io.stratos.sandbox.wasm;

import com.sun.management.ThreadMXBean;
import io.stratos.abi.sandbox.Sandbox;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs compilations one at a time, each on a thread of its own with limited stack, time and memory.
///
/// Java cannot end a thread: a compilation past its limits is told to stop, which it does before its next
/// class, and left behind. As long as too many of those still run, nothing more is compiled.
final class CompileWorker {
    /// A first instance is tried here. The engine's validation and the generator recurse with the nesting
    /// of a function too; a stack overflow ends the compilation, not the host.
    static final long STACK_BYTES = Sandbox.THREAD_STACK_BYTES;

    /// A bad module costs one core until it ends; two of them, and compiling stops.
    static final int LEFT_BEHIND_MAX = 2;

    /// How often the memory of a compilation is looked at; at full speed it takes a few megabytes in between.
    private static final long LOOK_NANOS = 1_000_000;

    /// What one that took too much memory has to stop; a class takes less.
    private static final long STOP_MILLIS = 500;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Set<Thread> leftBehind = new HashSet<>();

    /// What became of a compilation.
    sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        /// It threw; the engine throws all kinds of things for bad modules.
        record Failed<T>(Throwable thrown) implements Outcome<T> {}

        record TimedOut<T>() implements Outcome<T> {}

        /// It allocated more than it may.
        record TooMuchMemory<T>() implements Outcome<T> {}

        /// Not tried: compilations left behind are still running, or the caller was interrupted.
        record Unavailable<T>() implements Outcome<T> {}
    }

    /// @param bytesMax what it may allocate in all: no less than what it holds at a time
    synchronized <T> Outcome<T> run(Callable<T> compilation, long timeNanosMax, long bytesMax) {
        leftBehind.removeIf(thread -> !thread.isAlive());
        if (leftBehind.size() >= LEFT_BEHIND_MAX) {
            return new Outcome.Unavailable<>();
        }
        FutureTask<T> task = new FutureTask<>(compilation);
        Thread thread = new Thread(null, task, "stratos-wasm-compile", STACK_BYTES, false);
        thread.setDaemon(true);
        thread.start();
        try {
            for (long left = timeNanosMax; left > 0; left -= LOOK_NANOS) {
                if (isDone(task, Math.min(left, LOOK_NANOS))) {
                    return new Outcome.Done<>(task.get());
                }
                if (THREADS.getThreadAllocatedBytes(thread.threadId()) > bytesMax) {
                    leaveBehind(thread);
                    thread.join(STOP_MILLIS); // so that what it holds is free for the next one
                    return new Outcome.TooMuchMemory<>();
                }
            }
            leaveBehind(thread);
            return new Outcome.TimedOut<>();
        } catch (ExecutionException e) {
            return new Outcome.Failed<>(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException _) {
            leaveBehind(thread);
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable<>();
        }
    }

    private static boolean isDone(FutureTask<?> task, long nanos) throws InterruptedException, ExecutionException {
        try {
            task.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    private void leaveBehind(Thread thread) {
        thread.interrupt();
        leftBehind.add(thread);
    }
}
