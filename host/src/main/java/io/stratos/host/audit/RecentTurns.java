package io.stratos.host.audit;

import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import io.stratos.host.lane.DeliveryBlock;
import io.stratos.host.lane.InstancePosition;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.Recovery;
import io.stratos.state.LedgerReader;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The last committed turns of an instance: what it was told and what it decided (SPEC M-31). Read from the ledger, so
/// a
/// look costs the lane nothing.
public final class RecentTurns {
    /// More than this is read with the journal's export.
    public static final int TURNS_MAX = 1_000;

    private RecentTurns() {}

    /// Documents of the turns after `cursor - count` up to `cursor`, oldest first. A turn whose delivery is not kept
    /// any
    /// more, or not committed yet, is left out.
    public static List<Map<String, @Nullable Object>> of(LedgerReader reader, InstanceId instance, int count) {
        if (count < 1 || count > TURNS_MAX) {
            throw new IllegalArgumentException("Condition failed: 1.." + TURNS_MAX + " turns, got=" + count);
        }
        var rows = new InstanceRows(instance);
        var position = reader.get(Table.INSTANCE, rows.position());
        if (position == null) {
            return List.of();
        }
        long cursor = InstancePosition.decode(position).cursor();
        long first = Math.max(1, cursor - count + 1);
        var turns = new TreeMap<Long, Map<String, @Nullable Object>>();
        long block = Math.max(0, first - Recovery.TURNS_PER_GROUP_MAX);
        reader.range(Table.INSTANCE, rows.deliveries(block), rows.deliveries(cursor + 1), (key, value) -> {
            DeliveryBlock.visit(InstanceRows.numberOf(key), value, (at, buffer, offset, length) -> {
                if (at >= first && at <= cursor) {
                    turns.put(at, told(at, buffer, offset, length));
                }
                return at < cursor;
            });
            return true;
        });
        reader.range(Table.INSTANCE, rows.turn(first), rows.turn(cursor + 1), (key, value) -> {
            var turn = turns.get(InstanceRows.numberOf(key));
            if (turn != null) {
                turn.put("decided", decided(value));
            }
            return true;
        });
        return List.copyOf(turns.values());
    }

    private static Map<String, @Nullable Object> told(long cursor, byte[] buffer, int offset, int length) {
        try {
            var input = InputDecoder.decode(buffer, offset, length);
            var document = Json.object();
            document.put("cursor", cursor);
            document.put("at", IsoTime.of(input.context().nowNanos()));
            document.put("told", Summary.of(input));
            document.put("decided", null);
            return document;
        } catch (MalformedMessageException damaged) {
            throw new LedgerUnreadableException(ReasonCode.STA_LEDGER_DAMAGED, "delivery of turn " + cursor, damaged);
        }
    }

    private static String decided(byte[] row) {
        try {
            return Summary.of(TurnRecord.decode(row));
        } catch (MalformedMessageException damaged) {
            throw new LedgerUnreadableException(ReasonCode.STA_LEDGER_DAMAGED, "turn", damaged);
        }
    }
}
