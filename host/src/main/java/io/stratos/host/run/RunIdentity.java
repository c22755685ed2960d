package io.stratos.host.run;

import io.stratos.abi.identity.RunId;
import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.RunRecord;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Which run a data directory belongs to: derived from bundles, configuration, seed, tape and venue (DESIGN §3).
final class RunIdentity {
    private static final byte[] KEY = "run".getBytes(StandardCharsets.US_ASCII);
    static final FencingToken TOKEN = new FencingToken(1);
    static final Writer HOST = new Writer(Writer.Role.HOST, "host", TOKEN);

    private final RunPlan plan;

    RunIdentity(RunPlan plan) {
        this.plan = plan;
    }

    String runId(RunPlan.Strategy strategy) {
        return RunId.of(
                strategy.bundleSha256(),
                strategy.configSha256(),
                plan.seed(),
                plan.tape().sha256(),
                plan.isAccountShared() ? surroundings() : plan.venue().sha256());
    }

    /// What an instance does depends on its neighbours where they trade in one account.
    private String surroundings() {
        var text = new StringBuilder(plan.venue().sha256()).append(" shared");
        for (var strategy : plan.strategies()) {
            text.append('\n').append(strategy.id()).append(' ').append(strategy.bundleSha256());
            text.append(' ').append(strategy.configSha256());
        }
        var bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        return new Sha256().raw(bytes, 0, bytes.length).hex();
    }

    /// Whether the directory already holds this run.
    ///
    /// @throws Refused with STA_RUN_MISMATCH if it holds another
    boolean isKnown(LedgerReader reader) throws Refused {
        var stored = reader.get(Table.META, KEY);
        if (stored == null) {
            return false;
        }
        if (!Arrays.equals(stored, identity())) {
            throw Refusal.of(ReasonCode.STA_RUN_MISMATCH, "the data directory holds another run, or another sandbox's")
                    .at(plan.data().toString())
                    .refused();
        }
        return true;
    }

    /// Writes the identity as the journal's first records.
    void record(LedgerBatch batch, long startNanos) {
        batch.put(HOST, Table.META, KEY, identity());
        batch.put(HOST, Table.META, SessionSheet.KEY, SessionSheet.of(plan).encode());
        for (var strategy : plan.strategies()) {
            batch.record(HOST, RecordKind.RUN, startNanos, recordOf(strategy).encode());
        }
    }

    private RunRecord recordOf(RunPlan.Strategy strategy) {
        return new RunRecord(
                runId(strategy),
                strategy.bundleSha256(),
                strategy.configSha256(),
                plan.tape().sha256(),
                plan.venue().sha256(),
                plan.seed(),
                strategy.id(),
                plan.accountOf(strategy.id()),
                strategy.descriptor().strategyVersion());
    }

    /// With what really runs: a sandbox that rewrites or runs the same code otherwise does not go on where
    /// another stopped.
    private byte[] identity() {
        var text = new StringBuilder("run/2 checkpoints=").append(plan.checkpointEveryTurns());
        for (var strategy : plan.strategies()) {
            text.append('\n').append(strategy.id()).append('=').append(runId(strategy));
            text.append(' ').append(strategy.module().identity());
        }
        var bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        return new Sha256().raw(bytes, 0, bytes.length).bytes();
    }
}
