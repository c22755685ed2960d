package io.stratos.sandbox.python.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The child's side of an exchange as numbers and bytes.
public final class RawFrames {
    private final ByteBuffer memory;
    private final ExchangeSize size;

    public RawFrames(Path file, ExchangeSize size) {
        this.size = size;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory =
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, size.total()).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Everything a child can say of one request; the number last, as a child that works would.
    public void answer(
            long ready, long parked, long number, long kind, long length, long detail, long logBytes, long heapBytes) {
        memory.putLong((int) Exchange.READY, ready);
        memory.putLong((int) Exchange.PARKED, parked);
        memory.putLong((int) Exchange.ANSWER_KIND, kind);
        memory.putLong((int) Exchange.ANSWER_LENGTH, length);
        memory.putLong((int) Exchange.ANSWER_DETAIL, detail);
        memory.putLong((int) Exchange.LOG_BYTES, logBytes);
        memory.putLong((int) Exchange.MEMORY_BYTES, heapBytes);
        memory.putLong((int) Exchange.ANSWER, number);
    }

    /// The output area; what does not fit is left out.
    public void output(byte[] bytes) {
        memory.put((int) size.outputAt(), bytes, 0, Math.min(bytes.length, size.outputBytes()));
    }
}
