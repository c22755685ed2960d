package io.stratos.sandbox.python.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A child that answers whatever it likes: raw numbers, past every check of [Exchange].
public final class Liar {
    private final ByteBuffer memory;
    private final ExchangeSize size;

    public Liar(Path file, ExchangeSize size) {
        this.size = size;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory =
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, size.total()).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public void ready() {
        memory.putLong((int) Exchange.READY, 1);
    }

    public void answer(long number, long kind, long length, byte... output) {
        memory.put((int) size.outputAt(), output);
        memory.putLong((int) Exchange.ANSWER_KIND, kind);
        memory.putLong((int) Exchange.ANSWER_LENGTH, length);
        memory.putLong((int) Exchange.LOG_BYTES, -1);
        memory.putLong((int) Exchange.MEMORY_BYTES, Long.MIN_VALUE);
        memory.putLong((int) Exchange.ANSWER, number);
    }
}
