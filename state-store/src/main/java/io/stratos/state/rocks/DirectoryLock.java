package io.stratos.state.rocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The lock of the operating system on a data directory; it dies with its process.
///
/// The set of held directories is needed beside it: on POSIX, closing *any* channel of a file gives
/// up the process's lock on it, so a second open in this process must be turned away before it
/// touches the file.
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "ledger.lock";
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /// Locks an existing directory for one writer.
    ///
    /// @return null if somebody has it
    static @Nullable DirectoryLock exclusive(Path directory) throws IOException {
        return acquire(directory, false, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// Locks a ledger's directory for readers; keeps writers away, not readers of other processes.
    /// Writes nothing, unless the lock's file is missing, as in a restored copy.
    ///
    /// @return null if somebody writes
    static @Nullable DirectoryLock shared(Path directory) throws IOException {
        return Files.exists(directory.resolve(FILE))
                ? acquire(directory, true, StandardOpenOption.READ)
                : acquire(
                        directory, true, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// Who has the lock, as far as the file tells.
    static String holder(Path directory) {
        try {
            return "process " + Files.readString(directory.resolve(FILE)).strip();
        } catch (IOException e) {
            return "an unknown process";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(directory);
        }
    }

    private static @Nullable DirectoryLock acquire(Path directory, boolean shared, StandardOpenOption... options)
            throws IOException {
        var real = directory.toRealPath();
        if (!HELD.add(real)) {
            return null;
        }
        FileChannel channel = null;
        DirectoryLock held = null;
        try {
            channel = FileChannel.open(real.resolve(FILE), options);
            if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
                if (!shared) {
                    sign(channel);
                }
                held = new DirectoryLock(real, channel);
            }
            return held;
        } finally {
            if (held == null) {
                release(real, channel);
            }
        }
    }

    private static void release(Path directory, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD.remove(directory);
        }
    }

    /// Leaves the process id for whoever is turned away.
    private static void sign(FileChannel channel) throws IOException {
        var pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid), 0);
    }
}
