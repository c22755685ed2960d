package io.stratos.host.live;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.journal.RunRecord;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.AcceptedGap;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/// Keeps what operators asked of the host: who, what and why, in one batch with what follows from it for
/// the next start. Nobody waits here; each answer is given by the ledger's writer once it is committed, and
/// fails with [NotDurableException] if it never will be.
public final class HostJournal {
    private final LiveWorld world;
    private final TradingHalt halt;

    HostJournal(LiveWorld world, TradingHalt halt) {
        this.world = world;
        this.halt = halt;
    }

    /// Who asked for what.
    ///
    /// @param actor from the caller's token
    /// @param reason why, empty if nobody said
    public record Asked(String what, ReasonCode code, String actor, String reason) {
        private String subject() {
            return what + " by " + actor + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    /// Keeps what an operator asked for.
    public CompletableFuture<Boolean> note(Asked asked) {
        return commit(batch(asked));
    }

    /// Keeps what an operator decided about an instance.
    public CompletableFuture<Boolean> keep(DeployedInstance decided, Asked asked) {
        var batch = batch(asked);
        batch.put(Session.HOST, Table.META, DeployedInstance.key(decided.id()), decided.encode());
        return commit(batch);
    }

    /// Nothing is decided about the instance any more: the next start knows of it what the configuration
    /// says.
    public CompletableFuture<Boolean> forget(DeployedInstance decided, Asked asked) {
        var batch = batch(asked);
        batch.delete(Session.HOST, Table.META, DeployedInstance.key(decided.id()));
        return commit(batch);
    }

    /// Keeps that an operator accepts that deliveries are lost, with the lineage that follows from it: the keys of
    /// what the instance asks for from here on are of another life (DESIGN §3).
    CompletableFuture<Boolean> keep(InstanceId id, AcceptedGap gap, long lineage, Asked asked) {
        var batch = batch(asked);
        var rows = new InstanceRows(id);
        var lane = new Writer(Writer.Role.LANE, id.toString(), Session.TOKEN);
        var raised = new NoteRecord(Session.LINEAGE_SUBJECT + " " + id, ReasonCode.STA_DELIVERY_GAP, lineage);
        batch.record(Session.HOST, RecordKind.NOTE, world.clock().nowNanos(), raised.encode());
        batch.put(lane, Table.INSTANCE, rows.gap(gap.after()), gap.encode());
        batch.put(
                lane,
                Table.INSTANCE,
                rows.lineage(),
                ByteBuffer.allocate(Long.BYTES).putLong(lineage).array());
        return commit(batch);
    }

    CompletableFuture<Boolean> run(RunRecord run) {
        var batch = new LedgerBatch();
        batch.record(Session.HOST, RecordKind.RUN, world.clock().nowNanos(), run.encode());
        InstanceHome.keep(batch, run.instance(), run.account());
        return commit(batch);
    }

    private LedgerBatch batch(Asked asked) {
        var batch = new LedgerBatch();
        var note = new NoteRecord(asked.subject(), asked.code, 0);
        batch.record(Session.HOST, RecordKind.NOTE, world.clock().nowNanos(), note.encode());
        return batch;
    }

    private CompletableFuture<Boolean> commit(LedgerBatch batch) {
        var answer = new CompletableFuture<Boolean>();
        if (!world.ledger().offer(batch, (_, result) -> told(result, answer))) {
            answer.completeExceptionally(new NotDurableException(ReasonCode.LEDGER_BACKPRESSURE));
        }
        return answer;
    }

    private void told(CommitResult result, CompletableFuture<Boolean> answer) {
        switch (result) {
            case CommitResult.Committed _ -> answer.complete(true);
            case CommitResult.Failed(var code, var detail) -> {
                halt.trip(code, detail, null);
                answer.completeExceptionally(new NotDurableException(code));
            }
        }
    }
}
