package io.stratos.sandbox.python.testing;

import io.stratos.sandbox.python.ChildHome;
import io.stratos.sandbox.python.PythonRuntime;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;

/// The child as the build has put it together, with its start-up cache.
public final class Homes {

    private static final Path ONE_AT_A_TIME = Path.of("target", "homes.lock");

    private Homes() {}

    /// A runtime whose children start fast, and each only when it is needed.
    public static PythonRuntime runtime() {
        return runtime(System::nanoTime, 0);
    }

    /// A runtime whose children start fast, with spare ones.
    public static PythonRuntime runtime(LongSupplier nanoClock, int sparesMax) {
        makeCache(ChildHome.find().orElseThrow());
        return new PythonRuntime(nanoClock, ChildHome.find(), sparesMax);
    }

    /// Once: whoever comes meanwhile, in this JVM or the one beside it, waits until it is there.
    private static synchronized void makeCache(ChildHome home) {
        try (var channel = FileChannel.open(ONE_AT_A_TIME, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!home.cache().make() && home.cache().isPossible()) {
                throw new AssertionError("the start-up cache was not made");
            }
        } catch (IOException | InterruptedException unable) {
            throw new AssertionError(unable);
        }
    }
}
