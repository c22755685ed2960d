package io.stratos.sandbox.python;

import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.ExchangeSize;
import io.stratos.sandbox.python.exchange.RawFrames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A Python sandbox whose child is no process: whoever holds this writes for it.
public final class LyingChild implements AutoCloseable {
    private static final ExchangeSize SIZE = new ExchangeSize(1, 256, 4_096);
    private static final long NANOS_MAX = 3_600_000_000_000L;

    private final Watchdog watchdog = new Watchdog(System::nanoTime);
    private final Path folder;

    public LyingChild(Path folder) {
        this.folder = folder;
    }

    /// A sandbox with a fresh exchange, and the pen to write into it.
    public record Instance(Sandbox sandbox, RawFrames frames) {}

    public Instance instance() {
        try {
            var file = Exchange.create(folder);
            var exchange = Exchange.map(file, SIZE);
            var frames = new RawFrames(file, SIZE);
            Files.delete(file);
            var child = new Child(exchange, new NoProcess(), watchdog, NANOS_MAX);
            var limits = new ResourceLimits(
                    1 << 20, NANOS_MAX, 0, 1 << 10, NANOS_MAX, SIZE.inputBytes(), SIZE.outputBytes());
            return new Instance(new PythonSandbox(child, limits, "L1", Child::close), frames);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        watchdog.close();
    }

    /// Lives until it is killed.
    private static final class NoProcess extends Process {
        private volatile boolean alive = true;

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public int waitFor() {
            return exitValue();
        }

        @Override
        public int exitValue() {
            if (alive) {
                throw new IllegalThreadStateException();
            }
            return 137;
        }

        @Override
        public void destroy() {
            alive = false;
        }

        @Override
        public Process destroyForcibly() {
            destroy();
            return this;
        }

        @Override
        public boolean isAlive() {
            return alive;
        }
    }
}
