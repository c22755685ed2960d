package io.stratos.venue.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The adapter says beforehand what it would hold back (one place for what is no cancel, at nine underway).
@Tag("X-2")
class RoomTest {
    private static final Map<String, String> ONE_PLACE =
            Map.of("underway_max", "9", "heartbeat_timeout_ms", "60000", "request_timeout_ms", "5000");

    @Test
    void whileEveryPlaceIsUnderWayThereIsRoomForCancelsAlone() throws Exception {
        try (var desk = new Desk(ONE_PLACE)) {
            desk.venue.answer("POST /v1/orders", FakeVenue.silence());
            assertThat(desk.link().hasRoomFor(amend("b"))).isTrue();

            desk.place("a");
            assertThat(desk.link().hasRoomFor(amend("b"))).isFalse();
            assertThat(desk.link().hasRoomFor(new VenueRequest.Cancel("b", 1))).isTrue();

            desk.pass(5_001 * Desk.MILLI).heard(1);
            assertThat(desk.reports).containsExactly(new VenueReport.Lost("a"));
            assertThat(desk.link().hasRoomFor(amend("b"))).isTrue();
        }
    }

    @Test
    void whatWouldWaitForAnAnswerToItsOrderHasNoRoom() throws Exception {
        try (var desk = new Desk(ONE_PLACE)) {
            desk.venue.answer("POST /v1/orders", FakeVenue.silence());
            desk.place("a");
            assertThat(desk.link().hasRoomFor(new VenueRequest.Cancel("a", 1))).isFalse();
        }
    }

    private static VenueRequest amend(String id) {
        return new VenueRequest.Amend(id, 1, Decimal.ONE, Decimal.of("91"));
    }
}
