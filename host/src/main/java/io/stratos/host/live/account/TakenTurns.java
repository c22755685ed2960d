package io.stratos.host.live.account;

import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.journal.Verdict;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.host.lane.Denials;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.util.HashMap;
import java.util.Map;

/// Which turn of each instance the account took last. The row is written in the batch that holds what became of the
/// turn's intents, so after a restart it says exactly which intents the account never heard of.
///
/// Those were approved and committed, and nothing was ever sent for them: sending them now would be late, so the
/// strategy is told that they were denied (`EXE_NOT_SENT_TOO_LATE`), once.
final class TakenTurns {
    /// Kind of the row in `Table.ACCOUNT`, by instance.
    private static final char TAKEN = 't';

    private static final long NONE = -1;

    private final RowKey keys;
    private final LedgerReader reader;
    private final AccountDesk desk;
    private final Steps steps;
    private final Map<InstanceId, Long> taken = new HashMap<>();

    TakenTurns(AccountId account, LedgerReader reader, AccountDesk desk, Steps steps) {
        keys = new RowKey(account);
        this.reader = reader;
        this.desk = desk;
        this.steps = steps;
    }

    long cursor(InstanceId instance) {
        return taken.computeIfAbsent(instance, this::stored);
    }

    /// Everything that the turn asked for is in the group that is being filled.
    void took(InstanceId instance, long cursor) {
        long before = cursor(instance);
        if (cursor <= before) {
            throw new IllegalStateException("Invariant: turns are taken in order, instance=" + instance + " previous="
                    + before + " got=" + cursor);
        }
        taken.put(instance, cursor);
        var row = RowBytes.writer();
        row.varint(cursor);
        desk.put(Table.ACCOUNT, keys.of(TAKEN, instance.toString()), row.toByteArray());
    }

    /// Whatever the instance asked for up to that turn was taken; the last of them may have asked for nothing.
    void all(InstanceId instance, long cursor) {
        if (cursor > cursor(instance)) {
            took(instance, cursor);
        }
    }

    /// Denies what an earlier process approved and did not hand on. An instance tells of turns that ask for nothing now
    /// and then and when it leaves, so there are not many to read.
    void denyLate(InstanceId instance, AccountCore core, long nowNanos) {
        var rows = new InstanceRows(instance);
        long[] last = {NONE};
        reader.range(Table.INSTANCE, rows.turn(cursor(instance) + 1), rows.turn(Long.MAX_VALUE), (_, value) -> {
            var turn = decode(value);
            for (var intent : turn.intents()) {
                deny(turn, intent, core, nowNanos);
            }
            last[0] = turn.cursor();
            return true;
        });
        if (last[0] != NONE) {
            took(instance, last[0]);
            steps.reached(LiveStep.LATE_INTENTS_SETTLED);
        }
    }

    private void deny(TurnRecord turn, IntentRecord intent, AccountCore core, long nowNanos) {
        boolean isLate = intent.verdict() != Verdict.DENIED;
        var code = isLate ? ReasonCode.EXE_NOT_SENT_TOO_LATE : intent.reason();
        var asked = intent.approved() == null ? intent.intent() : intent.approved();
        var ref = new IntentRef(turn.cursor(), intent.ordinal());
        var denial = Denials.of(ref, asked, code, core.exposure(turn.instance()));
        if (denial == null) {
            return;
        }
        if (isLate) {
            var note = new NoteRecord(intent.idempotencyKey(), code, turn.cursor());
            desk.record(RecordKind.NOTE, nowNanos, note.encode());
        }
        desk.tell(turn.instance(), denial.instrument(), denial.event(), nowNanos);
        steps.reached(LiveStep.LATE_INTENT_DENIED);
    }

    private long stored(InstanceId instance) {
        var row = reader.get(Table.ACCOUNT, keys.of(TAKEN, instance.toString()));
        try {
            return row == null ? NONE : RowBytes.reader(row).varint();
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("taken turn", damaged);
        }
    }

    private static TurnRecord decode(byte[] row) {
        try {
            return TurnRecord.decode(row);
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("turn", damaged);
        }
    }
}
