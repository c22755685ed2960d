package io.stratos.state.journal;

import io.stratos.abi.identity.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How far the journal had come, kept in a file outside the database: a database that was put back
/// to an older state, cut or replaced does not fit it any more.
///
/// Two slots on two pages, written alternately, so that a torn write leaves the mark before it.
/// Positioned writes and no memory map: on a full or failing disk a write says so, a map kills the
/// process. A mark is written after its group is committed, so it is never ahead of the database as
/// long as the machine stays up. Forced to the disk by [#force] alone: when it is created, at each
/// seal and at the stop of a durable ledger. A power loss may so leave a mark that is at most one
/// segment old, which reads as "the database is ahead", and never one that is ahead of synced
/// groups. One thread at a time.
public final class HighWaterMark implements AutoCloseable {

    private static final int SLOTS = 2;
    private static final int PAGE = 4096; // two slots never share a page or a sector

    private final FileChannel channel;
    private final MarkFile file;
    private long writes;

    private HighWaterMark(FileChannel channel, MarkFile file, long writes) {
        this.channel = channel;
        this.file = file;
        this.writes = writes;
    }

    /// What a mark says.
    ///
    /// @param seq newest committed record, 0 for an empty journal
    /// @param hash of that record, hex
    /// @param origin hash of record 1, hex: tells another ledger from an older state of this one
    public record Mark(long seq, String hash, String origin) {}

    /// What was found in the file.
    ///
    /// @param newest the newer good slot; null if there is none
    /// @param slotsTorn slots that were written once and cannot be read
    public record Reading(@Nullable Mark newest, int slotsTorn) {}

    /// Reads the file without changing it; a missing file reads as empty.
    public static Reading read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Reading(null, 0);
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return reading(contents(channel));
        }
    }

    /// Opens the file for writing, and creates it on the disk if it is missing.
    public static HighWaterMark open(Path file) throws IOException {
        return open(file, UnaryOperator.identity());
    }

    /// Opens it with something around what marks are written with; for tests.
    public static HighWaterMark open(Path file, UnaryOperator<MarkFile> seam) throws IOException {
        boolean exists = Files.exists(file) && Files.size(file) == (long) SLOTS * PAGE;
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!exists) {
                create(channel, file.toAbsolutePath().getParent());
            }
            return new HighWaterMark(
                    channel, seam.apply(new Plain(channel)), contents(channel).writes());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Records that the journal is empty, on the disk before its first record: a crash between that record
    /// and its own mark then leaves a journal that went on, and not one without a mark.
    public void begin() throws IOException {
        write(0, new byte[Sha256.LENGTH], new byte[Sha256.LENGTH]);
        force();
    }

    /// Records that `seq` with `hash` is committed.
    public void write(long seq, byte[] hash, byte[] origin) throws IOException {
        writes++;
        file.write(MarkSlot.encode(writes, seq, hash, origin), writes % SLOTS * PAGE);
    }

    /// Brings what was written to the disk.
    public void force() throws IOException {
        file.force();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Plain(FileChannel channel) implements MarkFile {
        @Override
        public void write(ByteBuffer from, long at) throws IOException {
            writeFully(channel, from, at);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }
    }

    private record Slots(MarkSlot.@Nullable Content newest, int torn) {
        long writes() {
            return newest == null ? 0 : newest.writes();
        }
    }

    private static Reading reading(Slots slots) {
        return new Reading(slots.newest() == null ? null : slots.newest().mark(), slots.torn());
    }

    private static Slots contents(FileChannel channel) throws IOException {
        MarkSlot.Content newest = null;
        int torn = 0;
        for (int i = 0; i < SLOTS; i++) {
            var bytes = new byte[MarkSlot.LENGTH];
            readFully(channel, ByteBuffer.wrap(bytes), (long) i * PAGE);
            var content = MarkSlot.decode(bytes);
            if (content == null) {
                torn += MarkSlot.isBlank(bytes) ? 0 : 1;
            } else if (newest == null || content.writes() > newest.writes()) {
                newest = content;
            }
        }
        return new Slots(newest, torn);
    }

    private static void create(FileChannel channel, @Nullable Path directory) throws IOException {
        writeFully(channel, ByteBuffer.allocate(SLOTS * PAGE), 0);
        channel.force(true);
        if (directory != null) {
            try (var parent = FileChannel.open(directory, StandardOpenOption.READ)) {
                parent.force(true); // the name of the new file
            }
        }
    }

    /// Reads until the buffer is full or the file ends; what is missing stays zero.
    private static void readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, at + into.position()) < 0) {
                return;
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer from, long at) throws IOException {
        int start = from.position();
        while (from.hasRemaining()) {
            channel.write(from, at + from.position() - start);
        }
    }
}
