package io.stratos.sandbox.python.testing;

import io.stratos.sandbox.python.ChildHome;
import io.stratos.sandbox.python.PythonRuntime;

/// The child as the build has put it together, with its start-up cache.
public final class Homes {

    private Homes() {}

    /// A runtime whose children start fast.
    public static PythonRuntime runtime() {
        var home = ChildHome.find().orElseThrow();
        try {
            if (!home.cache().make()) {
                throw new AssertionError("the start-up cache was not made");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return new PythonRuntime(System::nanoTime, ChildHome.find());
    }
}
