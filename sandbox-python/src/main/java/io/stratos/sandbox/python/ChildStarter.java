package io.stratos.sandbox.python;

import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.ExchangeSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Starts children for one source under one set of limits.
final class ChildStarter {
    /// Without a start-up cache, on a busy machine.
    static final long START_NANOS_MAX = 60_000_000_000L;
    /// Memory that is a file system: nothing of the exchange reaches a disk.
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final ChildHome home;
    private final byte[] source;
    private final ResourceLimits limits;
    private final Watchdog watchdog;

    ChildStarter(ChildHome home, byte[] source, ResourceLimits limits, Watchdog watchdog) {
        this.home = home;
        this.source = source;
        this.limits = limits;
        this.watchdog = watchdog;
    }

    ResourceLimits limits() {
        return limits;
    }

    /// Starts a child and does not wait for it.
    Child start() throws IOException {
        var size = new ExchangeSize(source.length, limits.inputBytesMax(), limits.outputBytesMax());
        var file = Exchange.create(directory());
        var exchange = Exchange.map(file, size);
        try {
            exchange.writeSource(source);
            var process = launch(file, size);
            return new Child(exchange, process, watchdog, START_NANOS_MAX);
        } catch (IOException | RuntimeException failed) {
            exchange.close();
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private Process launch(Path file, ExchangeSize size) throws IOException {
        var command = home.command(limits.memoryBytesMax());
        command.add(file.toString());
        command.add(Integer.toString(size.sourceBytes()));
        command.add(Integer.toString(size.inputBytes()));
        command.add(Integer.toString(size.outputBytes()));
        return home.process(command).start();
    }

    private static Path directory() {
        return Files.isWritable(SHARED_MEMORY) ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
