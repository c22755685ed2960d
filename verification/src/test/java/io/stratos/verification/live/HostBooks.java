package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.PositionRecord;
import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.rows.RowKey;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.verification.live.StoppedLedger.Decoding;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/// What a host that was stopped has in its ledger, of one account.
///
/// @param asked every order of the journal, as it was written last
/// @param executions every fill of the journal
/// @param live orders that the account's rows call live
/// @param positions of instrument 1, one for each instance's row
/// @param cash that all fills moved, by the same rows
/// @param stalls of the ledger that tightened the interlock, by the journal
record HostBooks(
        Map<String, OrderRecord> asked,
        Map<Long, Execution> executions,
        Set<String> live,
        Map<InstanceId, BigDecimal> positions,
        BigDecimal cash,
        int stalls) {

    /// Of the account.
    BigDecimal position() {
        return positions.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What each instance holds by those executions, each being its whose order it was, or on whose
    /// behalf the host made it.
    Map<InstanceId, BigDecimal> heldBy(Collection<Execution> all) {
        var held = new HashMap<InstanceId, BigDecimal>();
        for (var one : all) {
            var order = asked.get(one.clientOrderId());
            if (order != null && one.stands()) {
                var holder = order.onBehalfOf() == null ? order.instance() : order.onBehalfOf();
                held.merge(
                        holder, order.side() == Side.BUY ? one.qty() : one.qty().negate(), BigDecimal::add);
            }
        }
        return held;
    }

    static HostBooks read(Path data, String account) {
        try (var ledger = StoppedLedger.open(data)) {
            return of(ledger.reader(), new RowKey(new AccountId(account)));
        }
    }

    private static HostBooks of(LedgerReader reader, RowKey keys) {
        var asked = new HashMap<String, OrderRecord>();
        var executions = new TreeMap<Long, Execution>();
        var booked = new HashSet<String>();
        var stalls = new AtomicInteger();
        reader.records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.ORDER) {
                var order = Decoding.of(payload, OrderRecord::decode);
                asked.put(order.clientOrderId(), order);
            } else if (kind == RecordKind.FILL) {
                book(Decoding.of(payload, FillRecord::decode), executions, booked);
            } else if (kind == RecordKind.SAFETY && isStall(Decoding.of(payload, SafetyRecord::decode))) {
                stalls.incrementAndGet();
            }
            return true;
        });
        var live = new TreeSet<String>();
        reader.scan(Table.ACCOUNT, keys.prefix('l'), (key, _) -> live.add(keys.name(key)));
        var positions = new HashMap<InstanceId, BigDecimal>();
        var cash = new BigDecimal[] {BigDecimal.ZERO};
        reader.scan(Table.ACCOUNT, keys.prefix('p'), (_, row) -> {
            var position = Decoding.of(row, PositionRecord::decode);
            positions.merge(position.instance(), position.qty().toBigDecimal(), BigDecimal::add);
            cash[0] = cash[0].add(position.realized().subtract(position.fees()).subtract(position.cost()));
            return true;
        });
        return new HostBooks(asked, executions, live, positions, cash[0], stalls.get());
    }

    private static boolean isStall(SafetyRecord record) {
        return record.reason() == ReasonCode.STA_WRITE_STALL && record.state() == SafetyState.SAFE_MODE;
    }

    /// Each revision of a fill is booked once; the newest is what stands.
    private static void book(FillRecord record, Map<Long, Execution> executions, Set<String> booked) {
        var fill = record.fill();
        assertThat(booked.add(record.clientOrderId() + "#" + fill.tradeId() + "." + record.revision()))
                .as("fill %s of %s is booked once", fill.tradeId(), record.clientOrderId())
                .isTrue();
        executions.put(
                fill.tradeId(),
                new Execution(
                        record.clientOrderId(),
                        fill.tradeId(),
                        fill.qty().toBigDecimal(),
                        fill.price().toBigDecimal(),
                        record.correction() != 1));
    }
}
