package io.stratos.sandbox.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs compilations one at a time, each on a thread of its own with limited stack and time.
///
/// Java cannot end a thread: a compilation past its time is told to stop and left behind. As long
/// as too many of those still run, nothing more is compiled.
final class CompileWorker {
    /// The engine's validation and the generator recurse with the nesting of a function; this is
    /// enough for what toolchains make, and a stack overflow ends the compilation, not the host.
    static final long STACK_BYTES = 2L << 20;

    /// A bad module costs one core until it ends; two of them, and compiling stops.
    static final int LEFT_BEHIND_MAX = 2;

    private final List<Thread> leftBehind = new ArrayList<>();

    /// What became of a compilation.
    sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        /// It threw; the engine throws all kinds of things for bad modules.
        record Failed<T>(Throwable thrown) implements Outcome<T> {}

        record TimedOut<T>() implements Outcome<T> {}

        /// Not tried: compilations left behind are still running, or the caller was interrupted.
        record Unavailable<T>() implements Outcome<T> {}
    }

    synchronized <T> Outcome<T> run(Callable<T> compilation, long timeNanosMax) {
        leftBehind.removeIf(thread -> !thread.isAlive());
        if (leftBehind.size() >= LEFT_BEHIND_MAX) {
            return new Outcome.Unavailable<>();
        }
        FutureTask<T> task = new FutureTask<>(compilation);
        Thread thread = new Thread(null, task, "stratos-wasm-compile", STACK_BYTES, false);
        thread.setDaemon(true);
        thread.start();
        try {
            return new Outcome.Done<>(task.get(timeNanosMax, TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            return new Outcome.Failed<>(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            leaveBehind(thread);
            return new Outcome.TimedOut<>();
        } catch (InterruptedException _) {
            leaveBehind(thread);
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable<>();
        }
    }

    private void leaveBehind(Thread thread) {
        thread.interrupt();
        leftBehind.add(thread);
    }
}
