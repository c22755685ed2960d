package io.stratos.sandbox.python.exchange;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// One mapped file: a header of numbers and the areas of [ExchangeSize].
///
/// At most one request is open. The host writes the input and then, with release semantics, the request's number; the
/// child writes the output and then, with release semantics, the same number as the answer's. Numbers rise by one.
/// What the two sides write lies on cache lines of their own. The host reads each field of an answer once,
/// whatever the other side writes meanwhile.
public class Exchange implements AutoCloseable {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle CELL = LONG.varHandle();

    private static final long REQUEST = 128;
    private static final long REQUEST_KIND = 136;
    private static final long REQUEST_LENGTH = 144;
    private static final long SOURCE_LENGTH = 152;
    static final long READY = 384;
    static final long PARKED = 512;
    static final long ANSWER = 640;
    static final long ANSWER_KIND = 648;
    static final long ANSWER_LENGTH = 656;
    static final long ANSWER_DETAIL = 664;
    static final long LOG_BYTES = 672;
    static final long MEMORY_BYTES = 680;

    /// The request is an encoded `Input`.
    public static final long CALLBACK = 1;
    /// The request asks what is wrong with the source; the output is triples of numbers, as the child's `check.py`
    /// says.
    public static final long CHECK = 2;
    /// As [#CALLBACK], the first of another life: in a new interpreter, of which the last life left nothing.
    public static final long CALLBACK_OF_A_NEW_LIFE = 3;

    /// The request asks a child without a source to get warm: to run a strategy of its own, and to start again.
    public static final long WARM_UP = 4;

    private final Path file;
    private final ExchangeSize size;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    Exchange(Path file, ExchangeSize size) throws IOException {
        this.file = file;
        this.size = size;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            fill(channel, size.total());
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, size.total(), arena);
        } catch (IOException | RuntimeException failed) {
            arena.close();
            throw failed;
        }
    }

    /// Memory that is there: a hole in a file system that is full shows at its first use only, and breaks the host.
    private static void fill(FileChannel channel, long total) throws IOException {
        var zeros = ByteBuffer.allocate(1 << 16);
        for (long at = channel.size(); at < total; ) {
            at += channel.write(zeros.clear().limit((int) Math.min(zeros.capacity(), total - at)), at);
        }
    }

    /// A new file that only this user can open, mapped. It loses its name as the child starts.
    public static Path create(Path directory) throws IOException {
        return Files.createTempFile(
                directory,
                "stratos-python-" + ProcessHandle.current().pid() + "-",
                ".exchange",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    public static Exchange map(Path file, ExchangeSize size) throws IOException {
        return new Exchange(file, size);
    }

    public ExchangeSize size() {
        return size;
    }

    // The host's side.

    /// Waits for the [InternalError] with which Java tells of mapped memory whose file was cut. Compiled code is
    /// told at some later time: past the `catch` for it, or in the middle of a lock, which then nobody ever gets
    /// again. A call into native code is told before it returns. So whoever touched the memory calls this before
    /// anything else; what the host calls first or last here does it by itself.
    public static void tellNow() {
        long _ = Runtime.getRuntime().totalMemory();
    }

    /// Puts the source there; before the first request that needs it.
    public void writeSource(byte[] source) {
        Objects.checkFromIndexSize(0, source.length, size.sourceBytes());
        MemorySegment.copy(source, 0, memory, ValueLayout.JAVA_BYTE, size.sourceAt(), source.length);
        memory.set(LONG, SOURCE_LENGTH, source.length);
        tellNow();
    }

    /// Puts a request there; `length` has been checked against the size.
    public void request(long number, long kind, byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(0, length, size.inputBytes());
        MemorySegment.copy(buffer, offset, memory, ValueLayout.JAVA_BYTE, size.inputAt(), length);
        memory.set(LONG, REQUEST_KIND, kind);
        memory.set(LONG, REQUEST_LENGTH, length);
        CELL.setVolatile(memory, REQUEST, number);
        tellNow();
    }

    /// Whether the child says that it sleeps until it is woken.
    public boolean isParked() {
        return told((long) CELL.getVolatile(memory, PARKED)) != 0;
    }

    /// Takes back what the child said, before a request that makes it start again.
    public void clearReady() {
        CELL.setVolatile(memory, READY, 0L);
        tellNow();
    }

    public boolean isReady() {
        return told((long) CELL.getAcquire(memory, READY)) != 0;
    }

    /// Number of the request answered last, as the child says.
    public long answer() {
        return told((long) CELL.getAcquire(memory, ANSWER));
    }

    private static long told(long read) {
        tellNow();
        return read;
    }

    public long answerKind() {
        return memory.get(LONG, ANSWER_KIND);
    }

    public long answerLength() {
        return memory.get(LONG, ANSWER_LENGTH);
    }

    public long answerDetail() {
        return memory.get(LONG, ANSWER_DETAIL);
    }

    public long logBytes() {
        return memory.get(LONG, LOG_BYTES);
    }

    public long memoryBytes() {
        return memory.get(LONG, MEMORY_BYTES);
    }

    /// Copies the output; `length` has been checked against the size.
    public void readOutput(byte[] target, int length) {
        Objects.checkFromIndexSize(0, length, size.outputBytes());
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, size.outputAt(), target, 0, length);
    }

    // The child's side.

    public byte[] source() {
        return copy(size.sourceAt(), memory.get(LONG, SOURCE_LENGTH));
    }

    public void sayReady() {
        CELL.setRelease(memory, READY, 1L);
    }

    public void sayParked(boolean parked) {
        CELL.setVolatile(memory, PARKED, parked ? 1L : 0L);
    }

    /// Number of the newest request.
    public long request() {
        return (long) CELL.getVolatile(memory, REQUEST);
    }

    public long requestKind() {
        return memory.get(LONG, REQUEST_KIND);
    }

    /// Copies the input.
    ///
    /// @return its length
    public int readInput(byte[] target) {
        int length = Math.toIntExact(memory.get(LONG, REQUEST_LENGTH));
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, size.inputAt(), target, 0, length);
        return length;
    }

    /// Says what the child used; before [#answer(long, Answer, long, byte[], int)].
    public void usage(long logBytes, long memoryBytes) {
        memory.set(LONG, LOG_BYTES, logBytes);
        memory.set(LONG, MEMORY_BYTES, memoryBytes);
    }

    /// Answers the request of this number.
    public void answer(long number, Answer answer, long detail, byte[] output, int length) {
        MemorySegment.copy(output, 0, memory, ValueLayout.JAVA_BYTE, size.outputAt(), length);
        memory.set(LONG, ANSWER_KIND, answer.number());
        memory.set(LONG, ANSWER_LENGTH, length);
        memory.set(LONG, ANSWER_DETAIL, detail);
        CELL.setRelease(memory, ANSWER, number);
    }

    private byte[] copy(long at, long length) {
        var bytes = new byte[Math.toIntExact(length)];
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
        return bytes;
    }

    /// Gives the memory back. No other thread may be inside a call.
    @Override
    public void close() {
        arena.close();
    }

    /// Removes the file of a child that died before it took it over.
    public void deleteFile() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) { // the folder is gone, and the file with it
        }
    }
}
