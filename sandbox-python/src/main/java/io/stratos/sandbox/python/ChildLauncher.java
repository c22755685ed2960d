package io.stratos.sandbox.python;

import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.ExchangeSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Starts the processes of children, which know no source yet. Any thread may call.
final class ChildLauncher {
    /// Without a start-up cache, on a busy machine.
    static final long START_NANOS_MAX = 60_000_000_000L;
    /// Memory that is a file system: nothing of the exchange reaches a disk.
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final ChildHome home;
    private final Parent parent;
    private final Watchdog watchdog;

    ChildLauncher(ChildHome home, Parent parent, Watchdog watchdog) {
        this.home = home;
        this.parent = parent;
        this.watchdog = watchdog;
    }

    /// Isolation level of its children.
    String isolation() {
        return home.confinement().level();
    }

    /// Starts a child and does not wait for it.
    Child launch(ChildSize size) throws IOException {
        var file = Exchange.create(directory());
        try {
            return launch(file, size);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private Child launch(Path file, ChildSize size) throws IOException {
        var exchange = Exchange.map(file, size.exchange());
        try {
            var command = home.command(file, size.guestBytesMax(), sizes(size.exchange()));
            return new Child(exchange, parent.start(home.process(command)), watchdog, START_NANOS_MAX);
        } catch (IOException | RuntimeException failed) {
            exchange.close();
            throw failed;
        }
    }

    private static List<String> sizes(ExchangeSize size) {
        return List.of(
                Integer.toString(size.sourceBytes()),
                Integer.toString(size.inputBytes()),
                Integer.toString(size.outputBytes()));
    }

    private static Path directory() {
        return Files.isWritable(SHARED_MEMORY) ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
