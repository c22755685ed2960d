package io.stratos.host.tape;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/// Opens our binary tapes. Everything is verified before the first record is given out: length, hash, every record.
public final class TapeFile {

    /// Up to here a tape is read into memory once, so that nobody can change it below a run.
    private static final long HEAP_BYTES_MAX = 512L * 1024 * 1024;

    private static final int HASH_CHUNK_BYTES = 64 * 1024 * 1024;

    private TapeFile() {}

    /// Opens a tape file.
    public static Tape open(Path file) throws Refused {
        var name = file.toString();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return of(name, content(file, channel));
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.DAT_TAPE_MISSING, "the tape cannot be read")
                    .at(name)
                    .got(Files.exists(file) ? "an unreadable file" : "no such file", "a tape or the name of one")
                    .refused();
        }
    }

    /// Opens a tape held in memory.
    ///
    /// @param name what the tape is called
    /// @param bytes not changed afterwards
    public static Tape of(String name, byte[] bytes) throws Refused {
        return of(name, MemorySegment.ofArray(bytes).asReadOnly());
    }

    private static Tape of(String name, MemorySegment content) throws Refused {
        var header = new TapeHeaderReader(name, content).read();
        long bodyBytes = content.byteSize() - TapeLayout.FOOTER_BYTES;
        var recorded = HexFormat.of()
                .formatHex(content.asSlice(bodyBytes, TapeLayout.FOOTER_BYTES).toArray(TapeLayout.BYTE));
        var actual = hash(content.asSlice(0, bodyBytes));
        if (!actual.equals(recorded)) {
            throw Refusal.of(ReasonCode.DAT_TAPE_HASH, "the tape's content is not what was recorded")
                    .at(name)
                    .got("sha256 " + actual, recorded)
                    .refused();
        }
        long recordBytes =
                Math.multiplyExact(header.count(), (long) header.kind().recordBytes());
        var tape = new Tape(name, actual, header, content.asSlice(bodyBytes - recordBytes, recordBytes));
        TapeCheck.check(tape);
        return tape;
    }

    private static MemorySegment content(Path file, FileChannel channel) throws IOException {
        if (channel.size() <= HEAP_BYTES_MAX) {
            return MemorySegment.ofArray(Files.readAllBytes(file)).asReadOnly();
        }
        return channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    }

    private static String hash(MemorySegment bytes) {
        var digest = Sha256.digest();
        for (long at = 0; at < bytes.byteSize(); at += HASH_CHUNK_BYTES) {
            digest.update(bytes.asSlice(at, Math.min(HASH_CHUNK_BYTES, bytes.byteSize() - at))
                    .asByteBuffer());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
