package io.stratos.venue.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueReport;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A stream on real sockets: what it tells, what it tells twice, and how its end is noticed (F07 to F10, F14).
@Tag("X-5")
class StreamTest {
    private static final String ORDERS = "POST /v1/orders";
    private static final String REPORT =
            "{\"client_order_id\":\"a\",\"type\":\"acknowledged\",\"venue_order_id\":\"P1\",\"working\":true}";
    private static final VenueReport TAKEN = new VenueReport.Acknowledged("a", "P1", true);

    @Test
    void aReportThatNobodyAskedForIsTold() throws Exception {
        try (var desk = new Desk()) {
            desk.venue.frame("{\"seq\":1,\"report\":{\"client_order_id\":\"a\",\"type\":\"expired\"}}");
            assertThat(desk.heard(1)).containsExactly(new VenueReport.Expired("a"));
            assertThat(desk.gaps).isEmpty();
        }
    }

    @Test
    void whatTheResponseToldTheStreamDoesNotTellAgain() throws Exception {
        try (var desk = new Desk()) {
            desk.venue.answer(ORDERS, FakeVenue.json(200, REPORT));
            desk.place("a").heard(1);
            desk.venue.frame("{\"seq\":1,\"request\":\"ab-1\",\"report\":" + REPORT + "}");
            desk.venue.frame("{\"seq\":2,\"report\":{\"client_order_id\":\"a\",\"type\":\"expired\"}}");
            assertThat(desk.heard(2)).containsExactly(TAKEN, new VenueReport.Expired("a"));
        }
    }

    @Test
    void aRefusalByStatusIsNotToldAgainEither() throws Exception {
        var refused = "{\"client_order_id\":\"a\",\"type\":\"rejected\",\"code\":\"EXE_RATE_LIMITED\"}";
        try (var desk = new Desk()) {
            desk.venue.answer(ORDERS, FakeVenue.json(429, "{\"code\":\"EXE_RATE_LIMITED\"}"));
            desk.place("a").heard(1);
            desk.venue.frame("{\"seq\":1,\"request\":\"ab-1\",\"report\":" + refused + "}");
            desk.venue.frame("{\"seq\":2,\"report\":{\"client_order_id\":\"b\",\"type\":\"expired\"}}");
            assertThat(desk.heard(2))
                    .containsExactly(
                            new VenueReport.Rejected("a", ReasonCode.EXE_RATE_LIMITED), new VenueReport.Expired("b"));
        }
    }

    @Test
    void whatTheStreamToldTheResponseDoesNotTellAgain() throws Exception {
        try (var desk = new Desk(Map.of("heartbeat_timeout_ms", "60000"))) {
            desk.venue.answer(ORDERS, FakeVenue.silence());
            desk.place("a");
            desk.venue.frame("{\"seq\":1,\"request\":\"ab-1\",\"report\":" + REPORT + "}");
            assertThat(desk.heard(1)).containsExactly(TAKEN);
            desk.pass(5_001 * Desk.MILLI).poll();
            assertThat(desk.reports).containsExactly(TAKEN);
        }
    }

    @Test
    void evidenceThatComesAfterAnOrderWasLostIsTold() throws Exception {
        try (var desk = new Desk(Map.of("heartbeat_timeout_ms", "60000"))) {
            desk.venue.answer(ORDERS, FakeVenue.silence());
            desk.place("a").pass(5_001 * Desk.MILLI).heard(1);
            desk.venue.frame("{\"seq\":1,\"request\":\"ab-1\",\"report\":" + REPORT + "}");
            assertThat(desk.heard(2)).containsExactly(new VenueReport.Lost("a"), TAKEN);
        }
    }

    @Test
    void aJumpInTheCountIsToldBeforeTheReport() throws Exception {
        try (var desk = new Desk()) {
            desk.venue.frame("{\"seq\":3,\"report\":" + REPORT + "}");
            assertThat(desk.heard(1)).containsExactly(TAKEN);
            assertThat(desk.gaps).containsExactly(StreamGap.FRAMES_LOST);
        }
    }

    @Test
    void aConnectionThatEndsIsMadeAnew() throws Exception {
        try (var desk = new Desk()) {
            desk.venue.cutStream();
            desk.hearsGaps(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{\"seq\":1}",
                "{\"seq\":\"1\",\"report\":{}}",
                "{\"seq\":1,\"report\":{\"client_order_id\":\"a\",\"type\":\"filled\",\"qty\":\"0\"}}",
                "{\"seq\":1,\"seq\":2}"
            })
    void aFrameThatCannotBeReadEndsTheConnection(String frame) throws Exception {
        try (var desk = new Desk()) {
            desk.venue.frame(frame);
            desk.hearsGaps(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
            assertThat(desk.reports).isEmpty();
        }
    }

    @Test
    void aStreamThatDoesNotBringWhatWasAnsweredIsAZombie() throws Exception {
        try (var desk = new Desk()) {
            desk.poll().venue.answer(ORDERS, FakeVenue.json(200, REPORT));
            desk.place("a").heard(1);
            desk.pass(2_000 * Desk.MILLI).poll();
            assertThat(desk.gaps).isEmpty();
            desk.pass(1).poll();
            assertThat(desk.gaps).containsExactly(StreamGap.DISCONNECTED);
            desk.hearsGaps(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
        }
    }

    @Test
    void whatLeftBeforeTheStreamWasUpIsNotAwaitedThere() throws Exception {
        try (var desk = new Desk()) {
            desk.venue.answer(ORDERS, FakeVenue.json(200, REPORT));
            desk.place("a").heard(1);
            assertThat(desk.pass(3_000 * Desk.MILLI).poll().gaps).isEmpty();
        }
    }

    @Test
    void aStreamThatSaysNothingIsDead() throws Exception {
        try (var desk = new Desk()) {
            desk.poll().venue.greetsNobody();
            desk.pass(3_500 * Desk.MILLI).poll();
            assertThat(desk.gaps).isEmpty();
            desk.pass(1).poll();
            assertThat(desk.gaps).containsExactly(StreamGap.DISCONNECTED);
        }
    }

    @Test
    void ordersGoOnWhileTheStreamIsGone() throws Exception {
        try (var desk = new Desk()) {
            desk.venue.greetsNobody();
            desk.venue.answer(ORDERS, FakeVenue.json(200, REPORT));
            desk.venue.cutStream();
            desk.hearsGaps(StreamGap.DISCONNECTED);
            assertThat(desk.place("a").heard(1)).containsExactly(TAKEN);
        }
    }

    @Test
    void moreThanMayWaitIsRefusedAtOnce() throws Exception {
        try (var desk = new Desk(Map.of("underway_max", "9", "waiting_max", "2"))) {
            desk.venue.answer(ORDERS, FakeVenue.silence());
            for (var id : new String[] {"a", "b", "c", "d"}) {
                desk.place(id);
            }
            assertThat(desk.heard(1)).containsExactly(new VenueReport.Rejected("d", ReasonCode.EXE_RATE_LIMITED));
        }
    }

    @Test
    void whatDidNotGetItsTurnInTimeWasNotSent() throws Exception {
        try (var desk = new Desk(Map.of("underway_max", "9", "heartbeat_timeout_ms", "60000"))) {
            desk.venue.answer(ORDERS, FakeVenue.silence());
            desk.place("a").place("b").pass(5_001 * Desk.MILLI);
            assertThat(desk.heard(2))
                    .containsExactlyInAnyOrder(
                            new VenueReport.Lost("a"), new VenueReport.Rejected("b", ReasonCode.EXE_NOT_SENT_TOO_LATE));
            assertThat(desk.venue.received).noneMatch(request -> request.contains("\"b\""));
        }
    }

    @Test
    void aCancelGoesWhileOrdersFillTheirSlots() throws Exception {
        try (var desk = new Desk(Map.of("underway_max", "9"))) {
            desk.venue
                    .answer(ORDERS, FakeVenue.silence())
                    .answer(
                            "DELETE",
                            FakeVenue.json(
                                    200,
                                    "{\"client_order_id\":\"z\",\"type\":\"canceled\",\"code\":\"EXE_CANCELED\"}"));
            desk.place("a").place("b").cancel("z");
            assertThat(desk.heard(1)).containsExactly(new VenueReport.Canceled("z", ReasonCode.EXE_CANCELED));
        }
    }

    @Test
    void aClosedConnectionSendsNothing() throws Exception {
        try (var desk = new Desk()) {
            desk.link().close();
            assertThat(desk.place("a").poll().reports)
                    .containsExactly(new VenueReport.Rejected("a", ReasonCode.EXE_NETWORK));
            assertThat(desk.venue.count("POST")).isZero();
        }
    }
}
