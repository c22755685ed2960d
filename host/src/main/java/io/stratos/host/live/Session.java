package io.stratos.host.live;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.nio.charset.StandardCharsets;

/// What a data directory of a live host is: when its ledger began, and how it trades.
///
/// The lineage of every instance is the second in which the ledger began. A ledger that was lost and made anew
/// therefore never gives an intent a key that an earlier one gave (DESIGN §3).
///
/// @param lineage part of every key
record Session(long lineage, TradingMode mode) {
    /// No lease yet: the lock of the data directory keeps a second host out.
    static final FencingToken TOKEN = new FencingToken(1);

    /// Writes what the host knows about itself.
    static final Writer HOST = new Writer(Writer.Role.HOST, "host", TOKEN);

    private static final byte[] KEY = "live".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BACKTEST_KEY = "run".getBytes(StandardCharsets.US_ASCII);
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// The session of a ledger, begun if it is new.
    ///
    /// @throws Refused if a backtest or another mode wrote it, or it cannot be written
    static Session open(Ledger ledger, TradingMode mode, long nowNanos) throws Refused {
        var stored = ledger.reader().get(Table.META, KEY);
        if (stored != null) {
            var session = decode(stored);
            if (session.mode != mode) {
                throw other(session.mode.name(), mode.name());
            }
            return session;
        }
        if (ledger.reader().get(Table.META, BACKTEST_KEY) != null) {
            throw other("a backtest", mode.name());
        }
        var session = new Session(nowNanos / SECOND_NANOS, mode);
        var batch = new LedgerBatch();
        batch.put(HOST, Table.META, KEY, session.encode());
        if (ledger.commit(batch) instanceof CommitResult.Failed(var code, var detail)) {
            throw Refusal.of(code, "the ledger could not be written: " + detail).refused();
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
