package io.stratos.host.audit;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.DeliveryBlock;
import io.stratos.host.lane.InstanceRows;
import io.stratos.state.LedgerReader;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What an instance was told, as it stands beside the journal.
final class Deliveries {
    private Deliveries() {}

    /// The event of one turn; empty if it is not kept any more.
    static Optional<Link> of(LedgerReader reader, InstanceId instance, long cursor) {
        var rows = new InstanceRows(instance);
        var found = new AtomicReference<@Nullable Link>();
        var block = new AtomicReference<byte @Nullable []>();
        var first = new long[1];
        reader.range(Table.INSTANCE, rows.deliveries(0), rows.deliveries(cursor + 1), (key, value) -> {
            first[0] = InstanceRows.numberOf(key);
            block.set(value);
            return true;
        });
        var stored = block.get();
        if (stored != null) {
            DeliveryBlock.visit(first[0], stored, (at, buffer, offset, length) -> {
                if (at == cursor) {
                    found.set(link(Arrays.copyOfRange(buffer, offset, offset + length), cursor));
                }
                return at < cursor;
            });
        }
        return Optional.ofNullable(found.get());
    }

    private static Link link(byte[] delivery, long cursor) {
        try {
            var input = InputDecoder.decode(delivery, 0, delivery.length);
            return new Link(
                    0,
                    "event",
                    input.context().nowNanos(),
                    Summary.of(input),
                    new Sha256().field(delivery, 0, delivery.length).hex());
        } catch (MalformedMessageException damaged) {
            throw new LedgerUnreadableException(ReasonCode.STA_LEDGER_DAMAGED, "delivery of turn " + cursor, damaged);
        }
    }
}
