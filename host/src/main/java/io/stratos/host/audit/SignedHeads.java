package io.stratos.host.audit;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.SigningKey;
import io.stratos.host.trust.VerifyKey;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The journal's signed ends, one a line, in `heads.jsonl` of the data directory.
///
/// Appended and never changed. A copy kept elsewhere proves the journal up to its last line even against somebody who
/// holds the directory. One thread at a time.
public final class SignedHeads implements AutoCloseable {
    private static final String FILE = "heads.jsonl";

    private final FileChannel channel;
    private final SigningKey key;
    private long lastSeq;

    private SignedHeads(FileChannel channel, SigningKey key, long lastSeq) {
        this.channel = channel;
        this.key = key;
        this.lastSeq = lastSeq;
    }

    /// Where a data directory's signed heads lie.
    public static Path file(Path data) {
        return data.resolve(FILE);
    }

    /// The last one of a data directory, whoever signed it; [LedgerHead#EMPTY] without any.
    ///
    /// @throws Refused `ENV_FILE` if the file cannot be read, `AUD_MISMATCH` if a whole line is damaged
    static LedgerHead newest(Path data) throws Refused {
        var file = file(data);
        var heads = Files.exists(file) ? read(file) : List.<SignedHead>of();
        return heads.isEmpty()
                ? LedgerHead.EMPTY
                : new LedgerHead(heads.getLast().seq(), heads.getLast().hash());
    }

    /// Opens the file to add to it. A last line that a crash cut is taken away: it was never complete.
    ///
    /// @throws Refused `ENV_FILE` if it cannot be written, `AUD_MISMATCH` if a whole line is damaged
    public static SignedHeads open(Path data, SigningKey key) throws Refused {
        var file = file(data);
        try {
            var heads = Files.exists(file) ? read(file) : List.<SignedHead>of();
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long end = 0;
            for (var head : heads) {
                end += head.line().length() + 1;
            }
            channel.truncate(end);
            channel.position(end);
            return new SignedHeads(
                    channel, key, heads.isEmpty() ? 0 : heads.getLast().seq());
        } catch (IOException e) {
            throw Refusal.of(ReasonCode.ENV_FILE, "signed heads cannot be written: " + e)
                    .at(file.toString())
                    .refused();
        }
    }

    /// Signs the journal's end, unless it is where it was; forced to the disk before this returns.
    ///
    /// @throws UncheckedIOException if it cannot be written
    /// @throws Refused `AUD_TRUNCATED` if the journal ends before what was signed already
    public void sign(LedgerHead head, long nowNanos) throws Refused {
        if (head.seq() < lastSeq) {
            throw Refusal.of(ReasonCode.AUD_TRUNCATED, "the journal ends before a head that was signed")
                    .got("#" + head.seq(), "#" + lastSeq + " or later")
                    .refused();
        }
        if (head.seq() == lastSeq) {
            return;
        }
        try {
            var line = SignedHead.of(head, nowNanos, key).line() + "\n";
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
            lastSeq = head.seq();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was found.
    ///
    /// @param heads how many are signed by the key and stand in the journal as they were signed
    /// @param newest the furthest one, [LedgerHead#EMPTY] without any
    public record Checked(long heads, LedgerHead newest) {}

    /// Compares each signed head with the journal.
    ///
    /// @param file `heads.jsonl` of the directory, or a copy kept elsewhere
    /// @throws Refused `SIG_INVALID` for a line that this key did not sign, `AUD_TRUNCATED` for one beyond the
    ///     journal's end, `AUD_FORKED` for one that the journal holds otherwise
    public static Checked check(Path file, VerifyKey key, LedgerReader reader) throws Refused {
        var newest = LedgerHead.EMPTY;
        var heads = read(file);
        for (var head : heads) {
            if (!head.isSignedBy(key)) {
                throw refuse(
                        ReasonCode.SIG_INVALID,
                        "the head of record " + head.seq() + " is not signed by this key, or was changed",
                        file,
                        "key " + head.key(),
                        "key " + key.id());
            }
            var stored = hashAt(reader, head.seq());
            if (stored.isEmpty()) {
                throw refuse(ReasonCode.AUD_TRUNCATED, "a signed record is missing", file, "none", "#" + head.seq());
            }
            if (!stored.equals(head.hash())) {
                throw refuse(
                        ReasonCode.AUD_FORKED,
                        "record #" + head.seq() + " is not the one that was signed",
                        file,
                        stored,
                        head.hash());
            }
            newest = new LedgerHead(head.seq(), head.hash());
        }
        return new Checked(heads.size(), newest);
    }

    /// Hash of a record in hex, empty if the journal does not hold it.
    static String hashAt(LedgerReader reader, long wanted) {
        var found = new StringBuilder();
        reader.records(wanted, (seq, _, _, _, hash) -> {
            if (seq == wanted) {
                found.append(hash);
            }
            return false;
        });
        return found.toString();
    }

    private static List<SignedHead> read(Path file) throws Refused {
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            var heads = new ArrayList<SignedHead>();
            for (var line : whole.lines().toList()) {
                heads.add(SignedHead.parse(line));
            }
            return heads;
        } catch (IOException e) {
            throw Refusal.of(ReasonCode.ENV_FILE, "signed heads cannot be read: " + e)
                    .at(file.toString())
                    .refused();
        }
    }

    private static Refused refuse(ReasonCode code, String what, Path file, String got, String expected) {
        return Refusal.of(code, what)
                .at(file.toString())
                .got(got, expected)
                .fix("keep the directory as evidence; compare with a copy of the file that was kept elsewhere:"
                        + " --heads COPY")
                .refused();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
