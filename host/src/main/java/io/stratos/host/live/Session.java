package io.stratos.host.live;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a data directory of a live host is: when its ledger began, and how it trades.
///
/// The lineage of every instance is the second in which the ledger began. A ledger that was lost and made anew
/// therefore never gives an intent a key that an earlier one gave (DESIGN §3). One that was put back from a copy
/// gets a new lineage: the second in which that was found.
///
/// @param lineage part of every key
record Session(long lineage, TradingMode mode) {
    /// No lease yet: the lock of the data directory keeps a second host out.
    static final FencingToken TOKEN = new FencingToken(1);

    /// Writes what the host knows about itself.
    static final Writer HOST = new Writer(Writer.Role.HOST, "host", TOKEN);

    private static final byte[] KEY = "live".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BACKTEST_KEY = "run".getBytes(StandardCharsets.US_ASCII);
    static final String LINEAGE_SUBJECT = "lineage";
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// The session of a ledger, begun if it is new. If the ledger is not what the directory held last, the first
    /// group that is committed holds a new lineage and SAFE_MODE for every account: that group moves the
    /// high-water mark, and after it nothing else tells.
    ///
    /// @throws Refused if a backtest or another mode wrote it, or it cannot be written
    static Session open(LivePlan plan, LiveWorld world) throws Refused {
        var ledger = world.ledger();
        var stored = stored(ledger.reader(), plan.mode());
        boolean isWhatItWas = world.mark() == ReasonCode.OK;
        if (stored != null && isWhatItWas) {
            return stored;
        }
        long now = world.clock().nowNanos();
        var session = new Session(lineage(now, stored == null ? -1 : stored.lineage), plan.mode());
        var batch = new LedgerBatch();
        batch.put(HOST, Table.META, KEY, session.encode());
        if (!isWhatItWas) {
            var raised = new NoteRecord(LINEAGE_SUBJECT, world.mark(), session.lineage);
            batch.record(HOST, RecordKind.NOTE, now, raised.encode());
            RestoredLedger.tighten(plan, ledger.reader(), world.mark(), now, batch);
        }
        if (ledger.commit(batch) instanceof CommitResult.Failed(var code, var detail)) {
            throw Refusal.of(code, "the ledger could not be written: " + detail).refused();
        }
        return session;
    }

    /// The second in which it is raised, and more than before.
    static long lineage(long nowNanos, long before) {
        return Math.max(before + 1, nowNanos / SECOND_NANOS);
    }

    private static @Nullable Session stored(LedgerReader reader, TradingMode mode) throws Refused {
        var row = reader.get(Table.META, KEY);
        if (row == null) {
            if (reader.get(Table.META, BACKTEST_KEY) != null) {
                throw other("a backtest", mode.name());
            }
            return null;
        }
        var session = decode(row);
        if (session.mode != mode) {
            throw other(session.mode.name(), mode.name());
        }
        return session;
    }

    private static Refused other(String got, String wanted) {
        return Refusal.of(ReasonCode.STA_RUN_MISMATCH, "the data directory holds another run")
                .got(got, wanted)
                .refused();
    }

    private byte[] encode() {
        var out = RowBytes.writer();
        out.varint(lineage);
        out.rawText(mode.name());
        return out.toByteArray();
    }

    private static Session decode(byte[] row) {
        try {
            var in = RowBytes.reader(row);
            return new Session(in.varint(), TradingMode.valueOf(RowBytes.text(in)));
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("session", damaged);
        }
    }
}
