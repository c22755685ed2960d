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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far the market was taken, kept once a second: a host that comes up goes on about there. Nothing waits for it
/// and nothing rests on it, so a write that fails or comes late only repeats some records.
///
/// A number means something to the source that gave it alone: another one begins with its first record.
public final class MarketPosition {
    private static final Logger LOG = LoggerFactory.getLogger(MarketPosition.class);
    private static final byte[] KEY = "market".getBytes(StandardCharsets.US_ASCII);
    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    /// What a source is called that a plugin brings, before the plugin's name.
    private static final String PLUGIN = "plugin/";

    private final Ledger ledger;
    private final Writer writer;
    private final String source;
    private long keptAtNanos = NEVER;

    /// @param writer of the host
    /// @param source which one it is ([#tape] and its like)
    public MarketPosition(Ledger ledger, Writer writer, String source) {
        this.ledger = ledger;
        this.writer = writer;
        this.source = source;
    }

    /// The source that plays back a tape of that hash.
    public static String tape(String sha256) {
        return "tape/" + sha256;
    }

    /// The source that an installed plugin brings.
    public static String plugin(String provider) {
        return PLUGIN + provider;
    }

    /// The market of a venue.
    public static String venue(String adapter) {
        return "venue/" + adapter;
    }

    /// Number of the last record that was kept of that source; 0 for none, and where it was another source's.
    public static long read(LedgerReader reader, String source) {
        var row = reader.get(Table.META, KEY);
        if (row == null) {
            return 0;
        }
        try {
            var in = RowBytes.reader(row);
            long record = in.varint();
            // rows without a name are of the first versions, which knew tapes and venues: a venue's market is not told
            // anew
            boolean isSame = in.hasMore() ? RowBytes.text(in).equals(source) : !source.startsWith(PLUGIN);
            if (!isSame) {
                LOG.warn("the market is another one than before: {} begins with its first record", source);
            }
            return isSame ? record : 0;
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
        row.rawText(source);
        var batch = new LedgerBatch();
        batch.put(writer, Table.META, KEY, row.toByteArray());
        boolean _ = ledger.offer(batch, (_, _) -> {});
    }
}
