package io.stratos.venue.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a response is taken for: the venue's own definite word, or an order of unknown outcome (F01, F02, F15).
@Tag("X-2")
class ResponseTest {
    private static final String ORDERS = "POST /v1/orders";
    private static final String TAKEN =
            "{\"client_order_id\":\"a\",\"type\":\"acknowledged\",\"venue_order_id\":\"P1\",\"working\":true";
    private static final QueryId ID = new QueryId(1, 0);

    @Test
    void fieldsThatAreNotKnownArePassedOver() throws Exception {
        assertThat(answerTo(FakeVenue.json(200, TAKEN + ",\"more\":{\"x\":[1,null]}}")))
                .isEqualTo(new VenueReport.Acknowledged("a", "P1", true));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("a whole response of nothing", FakeVenue.json(200, "")),
                Arguments.of("JSON that ends too soon", FakeVenue.json(200, TAKEN)),
                Arguments.of("JSON and more", FakeVenue.json(200, TAKEN + "}{}")),
                Arguments.of("a list", FakeVenue.json(200, "[]")),
                Arguments.of("a field twice", FakeVenue.json(200, TAKEN + ",\"working\":false}")),
                Arguments.of("a field of another type", FakeVenue.json(200, TAKEN.replace("true", "\"true\"") + "}")),
                Arguments.of("a renamed field", FakeVenue.json(200, TAKEN.replace("venue_order_id", "orderId") + "}")),
                Arguments.of("another order", FakeVenue.json(200, TAKEN.replace("\"a\"", "\"b\"") + "}")),
                Arguments.of(
                        "the answer to another kind of request",
                        FakeVenue.json(
                                200, "{\"client_order_id\":\"a\",\"type\":\"canceled\",\"code\":\"EXE_CANCELED\"}")),
                Arguments.of(
                        "a kind of report that is not known",
                        FakeVenue.json(200, TAKEN.replace("acknowledged", "queued") + "}")),
                Arguments.of("nesting without end", FakeVenue.json(200, TAKEN + ",\"x\":" + "[".repeat(5_000))),
                Arguments.of(
                        "more than fits", FakeVenue.json(200, TAKEN + ",\"x\":\"" + "x".repeat(Http.BODY_MAX) + "\"}")),
                Arguments.of("HTML with 200", FakeVenue.html(200)),
                Arguments.of("HTML with 400", FakeVenue.html(400)),
                Arguments.of("HTML with 429", FakeVenue.html(429)),
                Arguments.of("JSON of a proxy with 400", FakeVenue.json(400, "{\"error\":\"bad request\"}")),
                Arguments.of("JSON of a proxy with 429", FakeVenue.json(429, "{\"error\":\"EXE_RATE_LIMITED\"}")),
                Arguments.of("another code with 400", FakeVenue.json(400, "{\"code\":\"EXE_RATE_LIMITED\"}")),
                Arguments.of("a number as code", FakeVenue.json(429, "{\"code\":429}")),
                Arguments.of("an error of the venue", FakeVenue.html(502)),
                Arguments.of("an error of the venue in JSON", FakeVenue.json(503, TAKEN + "}")),
                Arguments.of("a status that the protocol does not have", FakeVenue.json(404, TAKEN + "}")),
                Arguments.of("no response", FakeVenue.cut("")),
                Arguments.of("half a status", FakeVenue.cut("HTTP/1.1 20")),
                Arguments.of("no HTTP", FakeVenue.cut("220 mail.example ESMTP\r\n\r\n")),
                Arguments.of(
                        "half a body", FakeVenue.cut("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + TAKEN + "}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatIsNotTheVenuesDefiniteWordIsLostAndNotAskedAgain(String what, FakeVenue.Answer answer) throws Exception {
        try (var desk = new Desk()) {
            desk.venue.answer(ORDERS, answer);
            assertThat(desk.place("a").heard(1)).containsExactly(new VenueReport.Lost("a"));
            assertThat(desk.venue.count("POST")).as(what).isEqualTo(1);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var desk = new Desk()) {
            desk.venue.answer(
                    ORDERS,
                    FakeVenue.cut("HTTP/1.1 307 X\r\nLocation: " + desk.venue.url()
                            + "/v1/elsewhere\r\nContent-Length: 2\r\n\r\n{}"));
            assertThat(desk.place("a").heard(1)).containsExactly(new VenueReport.Lost("a"));
            assertThat(desk.venue.count("POST")).isEqualTo(1);
        }
    }

    @Test
    void aRequestOnAConnectionThatDiesIsNotRepeated() throws Exception {
        try (var desk = new Desk()) {
            desk.venue.answer(ORDERS, FakeVenue.json(200, TAKEN + "}"));
            desk.place("a").heard(1);
            desk.venue.answer("DELETE", FakeVenue.cut("")).answer("PUT", FakeVenue.cut(""));
            desk.cancel("a").heard(2);
            assertThat(desk.reports)
                    .containsExactly(new VenueReport.Acknowledged("a", "P1", true), new VenueReport.Lost("a"));
            assertThat(desk.venue.count("DELETE")).isEqualTo(1);
        }
    }

    @Test
    void theVenuesOwnRefusalIsDefinite() throws Exception {
        assertThat(answerTo(FakeVenue.json(400, "{\"code\":\"EXE_VENUE_REJECTED\",\"error\":\"no such side\"}")))
                .isEqualTo(new VenueReport.Rejected("a", ReasonCode.EXE_VENUE_REJECTED));
        assertThat(answerTo(FakeVenue.json(429, "{\"code\":\"EXE_RATE_LIMITED\"}")))
                .isEqualTo(new VenueReport.Rejected("a", ReasonCode.EXE_RATE_LIMITED));
    }

    @Test
    void aRefusalWithACodeThatIsNotKnownIsARefusal() throws Exception {
        assertThat(answerTo(FakeVenue.json(
                        200, "{\"client_order_id\":\"a\",\"type\":\"rejected\",\"code\":\"EXE_FROM_TOMORROW\"}")))
                .isEqualTo(new VenueReport.Rejected("a", ReasonCode.EXE_VENUE_REJECTED));
    }

    @Test
    void whatSurelyNeverLeftIsRefused() throws Exception {
        try (var desk = new Desk()) {
            desk.venue.close();
            desk.hearsGaps(StreamGap.DISCONNECTED);
            assertThat(desk.place("a").heard(1)).containsExactly(new VenueReport.Rejected("a", ReasonCode.EXE_NETWORK));
        }
    }

    @Test
    void anOrderWithoutAnAnswerIsLostAfterItsTime() throws Exception {
        try (var desk = new Desk(Map.of("heartbeat_timeout_ms", "60000"))) {
            desk.venue.answer(ORDERS, FakeVenue.silence());
            desk.place("a").pass(5_000 * Desk.MILLI).poll();
            assertThat(desk.reports).isEmpty();
            assertThat(desk.pass(1).heard(1)).containsExactly(new VenueReport.Lost("a"));
        }
    }

    static Stream<Arguments> noAnswers() {
        return Stream.of(
                Arguments.of("HTML", FakeVenue.html(200), ReasonCode.EXE_NETWORK),
                Arguments.of("an error", FakeVenue.html(502), ReasonCode.EXE_NETWORK),
                Arguments.of("the limit", FakeVenue.json(429, "{}"), ReasonCode.EXE_RATE_LIMITED),
                Arguments.of(
                        "an answer that does not say whether it is complete",
                        FakeVenue.json(200, "{\"venue_time_nanos\":1,\"orders\":[],\"next_page\":\"\"}"),
                        ReasonCode.EXE_NETWORK),
                Arguments.of(
                        "an answer without its list",
                        FakeVenue.json(200, "{\"complete\":true,\"venue_time_nanos\":1,\"next_page\":\"\"}"),
                        ReasonCode.EXE_NETWORK),
                Arguments.of(
                        "an answer with an order that cannot be",
                        FakeVenue.json(
                                200,
                                "{\"complete\":true,\"venue_time_nanos\":1,\"next_page\":\"\",\"orders\":[{\"client_order_id\":\"a\"}]}"),
                        ReasonCode.EXE_NETWORK),
                Arguments.of(
                        "half an answer",
                        FakeVenue.json(200, "{\"complete\":true,\"orders\":["),
                        ReasonCode.EXE_NETWORK));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noAnswers")
    void anAnswerThatCannotBeReadIsNoAnswer(String what, FakeVenue.Answer answer, ReasonCode code) throws Exception {
        try (var desk = new Desk()) {
            desk.venue.answer("GET /v1/orders", answer);
            desk.link().ask(new VenueQuery.OpenOrders(ID, ""), desk.now());
            desk.until(() -> !desk.answers.isEmpty());
            assertThat(desk.answers).as(what).containsExactly(new VenueAnswer.Failed(ID, code));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"complete\":true,\"venue_time_nanos\":1}",
                "{\"complete\":true,\"venue_time_nanos\":1,\"order\":{\"client_order_id\":\"b\"}}"
            })
    void aMissingOrderIsNotNoOrder(String body) throws Exception {
        try (var desk = new Desk()) {
            desk.venue.answer("GET /v1/orders/a", FakeVenue.json(200, body));
            desk.link().ask(new VenueQuery.ById(ID, "a", 1), desk.now());
            desk.until(() -> !desk.answers.isEmpty());
            assertThat(desk.answers).containsExactly(new VenueAnswer.Failed(ID, ReasonCode.EXE_NETWORK));
        }
    }

    private static VenueReport answerTo(FakeVenue.Answer answer) throws Exception {
        try (var desk = new Desk()) {
            desk.venue.answer(ORDERS, answer);
            return desk.place("a").heard(1).getFirst();
        }
    }
}
