package io.stratos.verification.benchmarks.micro;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.TurnRangeRecord;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.host.lane.InstanceRows;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.Random;

/// What 1,024 quiet turns leave for the ledger: a journal record, the deliveries, position and
/// counters.
final class QuietGroup {
    static final int TURNS = 1_024;

    private static final InstanceId ID = new InstanceId("bench", "ema-cross", "btc-usd");
    /// An encoded trade with its length before it.
    private static final int DELIVERY_BYTES = 100;

    private static final Writer LANE = new Writer(Writer.Role.LANE, ID.toString(), new FencingToken(1));

    private final InstanceRows rows = new InstanceRows(ID);
    private final byte[] deliveries = new byte[TURNS * DELIVERY_BYTES];
    private final byte[] position = new byte[64];
    private final byte[] counters = new byte[96];
    private final byte[] record;
    private long firstCursor = 1;

    QuietGroup() {
        new Random(7).nextBytes(deliveries);
        record = new TurnRangeRecord(
                        ID,
                        1,
                        TURNS,
                        new Sha256().raw(deliveries, 0, deliveries.length).hex())
                .encode();
    }

    /// Takes key and value of a row.
    interface Rows {
        void put(byte[] key, byte[] value);
    }

    /// Moves to the next group.
    void next() {
        firstCursor += TURNS;
    }

    void fill(LedgerBatch batch) {
        batch.record(LANE, RecordKind.TURN_RANGE, firstCursor, record);
        rows((key, value) -> batch.put(LANE, Table.INSTANCE, key, value));
    }

    byte[] record() {
        return record;
    }

    long firstCursor() {
        return firstCursor;
    }

    void rows(Rows out) {
        out.put(rows.deliveries(firstCursor), deliveries);
        out.put(rows.position(), position);
        out.put(rows.statistics(), counters);
    }
}
