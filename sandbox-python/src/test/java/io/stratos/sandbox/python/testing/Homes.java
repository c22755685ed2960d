package io.stratos.sandbox.python.testing;

import io.stratos.sandbox.python.ChildHome;
import io.stratos.sandbox.python.PythonRuntime;
import java.util.function.LongSupplier;

/// The child as the build has put it together, with its start-up cache.
public final class Homes {

    private Homes() {}

    /// A runtime whose children start fast, and each only when it is needed.
    public static PythonRuntime runtime() {
        return runtime(System::nanoTime, 0);
    }

    /// A runtime whose children start fast, with spare ones.
    public static PythonRuntime runtime(LongSupplier nanoClock, int sparesMax) {
        var home = ChildHome.find().orElseThrow();
        try {
            if (!home.cache().make() && home.cache().isPossible()) {
                throw new AssertionError("the start-up cache was not made");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return new PythonRuntime(nanoClock, ChildHome.find(), sparesMax);
    }
}
