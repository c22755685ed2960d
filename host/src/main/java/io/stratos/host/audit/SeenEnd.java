package io.stratos.host.audit;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The journal's end as the host last saw it, in `ledger.end` of the data directory: outside the ledger's folder, whose
/// own high-water mark goes back with it when somebody puts back a copy of the whole folder (SPEC X-5).
///
/// Written once a host works and when it stops in order; signed heads, if there are any, say more often where it was.
public final class SeenEnd {
    private static final String FILE = "ledger.end";
    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,18}) ([0-9a-f]{64})\n");

    private SeenEnd() {}

    /// Keeps it.
    ///
    /// @throws Refused `ENV_FILE` if it cannot be written
    public static void keep(Path data, LedgerHead end) throws Refused {
        if (end.seq() > 0) {
            var line = end.seq() + " " + end.hash() + "\n";
            WholeFile.write(data.resolve(FILE), WholeFile.PRIVATE, line.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Whether the journal holds what was seen and what was signed.
    ///
    /// @return `OK`, `AUD_TRUNCATED` if it ends before, `AUD_FORKED` if it holds something else there
    /// @throws Refused `ENV_FILE` if one of the files cannot be read, `AUD_MISMATCH` if it is damaged
    public static ReasonCode compare(Path data, LedgerReader journal) throws Refused {
        var seen = holds(read(data.resolve(FILE)), journal);
        return seen == ReasonCode.OK ? compareSigned(data, journal) : seen;
    }

    /// The same of what was signed alone.
    public static ReasonCode compareSigned(Path data, LedgerReader journal) throws Refused {
        return holds(SignedHeads.newest(data), journal);
    }

    private static ReasonCode holds(LedgerHead expected, LedgerReader journal) {
        if (expected.seq() == 0) {
            return ReasonCode.OK;
        }
        var stored = SignedHeads.hashAt(journal, expected.seq());
        if (stored.isEmpty()) {
            return ReasonCode.AUD_TRUNCATED;
        }
        return stored.equals(expected.hash()) ? ReasonCode.OK : ReasonCode.AUD_FORKED;
    }

    private static LedgerHead read(Path file) throws Refused {
        if (!Files.exists(file)) {
            return LedgerHead.EMPTY;
        }
        try {
            var line = LINE.matcher(Files.readString(file, StandardCharsets.UTF_8));
            if (line.matches()) {
                return new LedgerHead(Long.parseLong(line.group(1)), line.group(2));
            }
        } catch (IOException | NumberFormatException unreadable) {
            throw damaged(file, unreadable.toString());
        }
        throw damaged(file, "another text");
    }

    private static Refused damaged(Path file, String got) {
        return Refusal.of(ReasonCode.AUD_MISMATCH, "what the host last saw of the journal cannot be read")
                .at(file.toString())
                .got(got, "SEQ HASH")
                .fix("keep the file as evidence and move it away; compare the journal with signed heads:"
                        + " stratos audit verify --signed-by KEY")
                .refused();
    }
}
