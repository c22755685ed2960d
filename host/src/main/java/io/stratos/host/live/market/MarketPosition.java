package io.stratos.host.live.market;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.nio.charset.StandardCharsets;

/// How far the market was taken, kept once a second: a host that comes up goes on about there. Nothing waits for it
/// and nothing rests on it, so a write that fails or comes late only repeats some records.
public final class MarketPosition {
    private static final byte[] KEY = "market".getBytes(StandardCharsets.US_ASCII);
    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    private final Ledger ledger;
    private final Writer writer;
    private long keptAtNanos = NEVER;

    /// @param writer of the host
    public MarketPosition(Ledger ledger, Writer writer) {
        this.ledger = ledger;
        this.writer = writer;
    }

    /// Number of the last record that was kept, 0 for none.
    public static long read(LedgerReader reader) {
        var row = reader.get(Table.META, KEY);
        try {
            return row == null ? 0 : RowBytes.reader(row).varint();
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("market position", damaged);
        }
    }

    /// Keeps the number of a record that was handed on, if it is time.
    void at(long record, long nowNanos) {
        if (keptAtNanos == NEVER) {
            keptAtNanos = nowNanos;
        }
        if (nowNanos - keptAtNanos < EVERY_NANOS) {
            return;
        }
        keptAtNanos = nowNanos;
        var row = RowBytes.writer();
        row.varint(record);
        var batch = new LedgerBatch();
        batch.put(writer, Table.META, KEY, row.toByteArray());
        boolean _ = ledger.offer(batch, (_, _) -> {});
    }
}
