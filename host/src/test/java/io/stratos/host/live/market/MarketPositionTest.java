package io.stratos.host.live.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.FencingToken;
import io.stratos.execution.rows.RowBytes;
import io.stratos.host.live.account.RowMemory;
import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-6")
class MarketPositionTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Writer HOST = new Writer(Writer.Role.HOST, "host", new FencingToken(1));
    private static final String TICKS = MarketPosition.plugin("ticks");
    private static final String TAPE = MarketPosition.tape("ab".repeat(32));

    private final RowMemory ledger = new RowMemory();

    @Test
    void aSourceGoesOnWhereItWasAndAnotherBeginsWithItsFirstRecord() {
        taken(TAPE, 1_000_000);

        assertThat(MarketPosition.read(ledger, TAPE)).isEqualTo(1_000_000);
        assertThat(MarketPosition.read(ledger, TICKS)).isZero();
        assertThat(MarketPosition.read(ledger, MarketPosition.venue("ticks"))).isZero();
        assertThat(MarketPosition.read(ledger, MarketPosition.tape("cd".repeat(32))))
                .as("another tape")
                .isZero();
    }

    @Test
    void whatIsTakenNextIsKeptOfTheSourceItCameFrom() {
        taken(TAPE, 1_000_000);
        taken(TICKS, 3);

        assertThat(MarketPosition.read(ledger, TICKS)).isEqualTo(3);
        assertThat(MarketPosition.read(ledger, TAPE)).isZero();
    }

    @Test
    void aRowWithoutANameIsOfTheTapeOrVenueThatThereWas() {
        var row = RowBytes.writer();
        row.varint(7);
        var batch = new LedgerBatch();
        batch.put(HOST, Table.META, "market".getBytes(StandardCharsets.US_ASCII), row.toByteArray());
        var _ = ledger.commit(batch);

        assertThat(MarketPosition.read(ledger, TAPE)).isEqualTo(7);
        assertThat(MarketPosition.read(ledger, MarketPosition.venue("loopback")))
                .isEqualTo(7);
        assertThat(MarketPosition.read(ledger, TICKS)).isZero();
    }

    private void taken(String source, long record) {
        var position = new MarketPosition(ledger, HOST, source);
        position.at(record - 1, 0);
        position.at(record, SECOND);
    }
}
