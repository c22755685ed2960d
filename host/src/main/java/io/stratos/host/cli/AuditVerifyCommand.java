package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.SignedHeads;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.LedgerDoor;
import io.stratos.host.run.RecordedRun;
import io.stratos.host.trust.KeyStore;
import io.stratos.state.journal.VerifyResult;
import io.stratos.state.rocks.JournalVerifier;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stratos audit verify`: recomputes the hash chain of a data directory's journal.
@CommandLine.Command(
        name = "verify",
        description = "Recompute the journal's hash chain and compare its head.",
        footer = {"", "Example: stratos audit verify --data run1"})
final class AuditVerifyCommand extends Command {
    @Option(names = "--from", paramLabel = "SEQ", description = "First record; default the first.")
    private long from = JournalVerifier.Range.ALL.from();

    @Option(names = "--to", paramLabel = "SEQ", description = "Last record; default the last.")
    private long to = JournalVerifier.Range.ALL.to();

    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Option(
            names = "--signed-by",
            paramLabel = "KEY",
            description = "Also compare the signed heads: a key of the key folder, or a .pub file.")
    private @Nullable String signedBy;

    @Option(
            names = "--heads",
            paramLabel = "FILE",
            description = "Signed heads; default heads.jsonl in the data directory. A copy from elsewhere proves more.")
    private @Nullable String heads;

    AuditVerifyCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        if (from < 1 || to < from) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "records are numbered from 1 upwards")
                    .got(from + ".." + to, "1 <= from <= to")
                    .fix("stratos audit verify --help")
                    .refused();
        }
        var data = context.data(shared);
        var result = JournalVerifier.verify(
                LedgerDoor.folder(data), new JournalVerifier.Range(from, to), null, (_, _) -> true);
        return result instanceof VerifyResult.Ok && signedBy != null
                ? compareHeads(data, signedBy, result)
                : report(result);
    }

    /// The chain holds in itself; whether it is the one that was signed is another question.
    private int compareHeads(Path data, String keyName, VerifyResult result) throws Refused {
        var key = keyName.endsWith(".pub")
                ? KeyStore.readPublic(context.path(keyName))
                : keys.store(context, shared).verifyKey(keyName);
        var file = heads == null ? SignedHeads.file(data) : context.path(heads);
        try (var archive = RecordedRun.open(data)) {
            var checked = SignedHeads.check(file, key, archive.reader());
            say(checked.heads() + " signed heads, the last of record "
                    + checked.newest().seq());
        }
        return report(result);
    }

    private int report(VerifyResult result) throws Refused {
        return switch (result) {
            case VerifyResult.Ok ok -> answer(true, ok.records(), ok.head().hash(), null, ReasonCode.OK);
            case VerifyResult.Broken broken ->
                answer(false, broken.fault().seq() - from, "", broken.fault().seq(), ReasonCode.AUD_BROKEN);
            case VerifyResult.Truncated cut ->
                answer(false, cut.lastSeq(), "", cut.lastSeq() + 1, ReasonCode.AUD_TRUNCATED);
            case VerifyResult.Forked forked -> answer(false, forked.seq(), "", forked.seq(), ReasonCode.AUD_FORKED);
            case VerifyResult.Stopped stopped ->
                throw new IllegalStateException("Invariant: nobody asked to stop, seq=" + stopped.seq());
            case VerifyResult.Unavailable(var code, var detail) ->
                throw Refusal.of(code, "the journal cannot be read: " + detail).refused();
        };
    }

    private int answer(boolean ok, long records, String head, @Nullable Long firstBad, ReasonCode reason) {
        Map<String, @Nullable Object> document = Json.object();
        document.put("schema", "stratos.audit/1");
        document.put("ok", ok);
        document.put("records", records);
        document.put("head", head);
        document.put("first_bad_seq", firstBad);
        document.put("reason_code", reason.name());
        print(document, () -> {
            line(ok ? "audit ok: " + records + " records, head " + head : reason + ": first bad record " + firstBad);
            if (!ok) {
                line(reason.meaning());
                line("fix: " + reason.nextStep());
            }
        });
        return ok ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
