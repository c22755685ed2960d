package io.stratos.host.live.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Quality;
import io.stratos.host.live.duty.Bell;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-11")
class MarketSlotsTest {
    private final MarketSlots slots = new MarketSlots(
            List.of(instrument(1), instrument(2)), List.of(EventKind.TRADE, EventKind.BOOK_DELTA), Bell.NONE);

    @Test
    void newestOfAKeyWinsAndTheOthersAreCounted() {
        slots.put(trade(1, 1));
        slots.put(trade(2, 1));
        slots.put(trade(3, 1));

        assertThat(sequence(taken())).isEqualTo(3);
        assertThat(slots.take()).isNull();
        assertThat(slots.conflated()).isEqualTo(2);
    }

    @Test
    void whatIsPutBackIsThereAgainAndIsNotCounted() {
        slots.put(trade(1, 1));
        slots.putBack(taken());

        assertThat(sequence(taken())).isEqualTo(1);
        assertThat(slots.take()).isNull();
        assertThat(slots.conflated()).isZero();
    }

    @Test
    @Tag("M-27")
    void whoMissedSomethingIsToldSoByTheNextOfEachPlaceOnce() {
        slots.put(trade(1, 1));
        slots.missed();
        assertThat(taken().header().quality()).isEqualTo(Quality.GAP);
        slots.put(trade(2, 1));
        slots.put(trade(1, 2));
        assertThat(List.of(taken().header().quality(), taken().header().quality()))
                .as("the first place is told, the other not yet")
                .containsExactlyInAnyOrder(0, Quality.GAP);
    }

    @Test
    void whatIsPutBackIsOverwrittenByWhatCameMeanwhile() {
        slots.put(trade(1, 1));
        var first = taken();
        slots.put(trade(2, 1));
        slots.putBack(first);

        assertThat(sequence(taken())).isEqualTo(2);
        assertThat(slots.conflated()).isEqualTo(1);
    }

    @Test
    @Tag("M-27")
    void whatIsPutBackAndOverwrittenWhileNothingIsTakenIsAGap() {
        slots.put(trade(1, 1));
        slots.putBack(taken());
        slots.passing(true);
        slots.put(trade(2, 1));

        var taken = taken();
        assertThat(sequence(taken)).isEqualTo(2);
        assertThat(taken.header().quality() & Quality.GAP).isNotZero();
    }

    @Test
    void keysDoNotOverwriteEachOther() {
        slots.put(trade(1, 1));
        slots.put(trade(2, 2));

        assertThat(List.of(sequence(taken()), sequence(taken()))).containsExactlyInAnyOrder(1L, 2L);
        assertThat(slots.conflated()).isZero();
    }

    @Test
    void aBusyKeyDoesNotStarveTheOthers() {
        slots.put(trade(1, 1));
        slots.put(trade(2, 2));
        slots.take();
        slots.put(trade(3, 1));

        assertThat(sequence(taken())).isEqualTo(2);
    }

    @Test
    void aDeltaAfterOneThatWasOverwrittenSaysThatThereIsAGap() {
        slots.put(delta(1));
        slots.put(delta(2));

        var taken = taken();
        assertThat(sequence(taken)).isEqualTo(2);
        assertThat(taken.header().quality() & Quality.GAP).isNotZero();
    }

    @Test
    @Tag("M-27")
    void aLateOrRepeatedEventNeverTakesTheNewestOnesPlace() {
        slots.put(trade(2, 1));
        slots.put(flagged(1, Quality.OUT_OF_ORDER));
        slots.put(flagged(2, Quality.DUPLICATE));

        var taken = taken();
        assertThat(sequence(taken)).isEqualTo(2);
        assertThat(taken.header().quality())
                .as("something was in the wrong order")
                .isEqualTo(Quality.GAP);
        assertThat(slots.conflated()).isEqualTo(2);
    }

    @Test
    @Tag("M-27")
    void aGapOutlivesTheEventThatToldOfIt() {
        slots.put(flagged(5, Quality.GAP));
        slots.put(trade(6, 1));
        assertThat(taken().header().quality()).isEqualTo(Quality.GAP);

        slots.put(flagged(7, Quality.STALE));
        slots.put(trade(8, 1));
        assertThat(taken().header().quality()).as("the newer one is fresh").isZero();
    }

    @Test
    @Tag("M-27")
    void whatPassesWhileTheInstanceTakesNothingIsMissingForIt() {
        slots.put(trade(1, 1));
        slots.passing(true);
        slots.put(trade(2, 1));
        slots.put(trade(1, 2));
        slots.passing(false);

        assertThat(taken().header().quality()).isEqualTo(Quality.GAP);
        assertThat(taken().header().quality())
                .as("nothing of it was overwritten")
                .isZero();
    }

    @Test
    void whatNobodySubscribedToTakesNoPlace() {
        slots.put(new Event(header(1, 1), new EventBody.MarkPrice(Decimal.ONE, null)));

        assertThat(slots.take()).isNull();
    }

    private Event taken() {
        return Objects.requireNonNull(slots.take());
    }

    private static long sequence(Event event) {
        return event.header().sequence();
    }

    private static Event trade(long sequence, int instrument) {
        return new Event(header(sequence, instrument), new EventBody.Trade(Decimal.ONE, Decimal.ONE, null, sequence));
    }

    private static Event flagged(long sequence, int quality) {
        var body = new EventBody.Trade(Decimal.ONE, Decimal.ONE, null, sequence);
        return new Event(new EventHeader(sequence, 1, 1, 1, quality, 1), body);
    }

    private static Event delta(long sequence) {
        return new Event(header(sequence, 1), new EventBody.BookDelta(List.of(), List.of(), sequence, sequence));
    }

    private static EventHeader header(long sequence, int instrument) {
        return new EventHeader(sequence, 1, 1, 1, 0, instrument);
    }

    private static Instrument instrument(int id) {
        return new Instrument(
                id,
                "paper",
                "spot",
                "S" + id,
                "BTC",
                "USD",
                Decimal.ONE,
                Decimal.ONE,
                Decimal.ONE,
                Decimal.ONE,
                Decimal.ONE);
    }
}
