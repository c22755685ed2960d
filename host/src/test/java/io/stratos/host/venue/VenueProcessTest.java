package io.stratos.host.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The protocol of `docs/reference/venue-protocol.md`, spoken over real sockets.
@Tag("X-2")
class VenueProcessTest {

    @TempDir
    Path data;

    @Test
    void anOrderIsAcknowledgedInTheResponseAndShownToWhoAsks() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            var reply = venue.limit("a", "1", "90.00");
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body())
                    .isEqualTo("{\"client_order_id\":\"a\",\"type\":\"acknowledged\","
                            + "\"venue_order_id\":\"P1\",\"working\":true}");
            assertThat(venue.get("/v1/orders").body())
                    .contains("\"complete\":true", "\"client_order_id\":\"a\"", "\"state\":\"working\"");
            assertThat(venue.get("/v1/orders/a").body())
                    .contains("\"qty\":\"1.00000000\"", "\"filled\":\"0.00000000\"");
            assertThat(venue.get("/v1/orders/b").body()).contains("\"order\":null");
        }
    }

    @Test
    void theTapeMovesTheMarketAndFillsComeByTheStream() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            var frames = venue.stream();
            assertThat(frames.anything()).contains("heartbeat_nanos");
            assertThat(venue.post("/v1/tape/advance?events=10", "").body()).isEqualTo("{\"records\":10}");
            venue.market("m", "1");
            assertThat(frames.next()).startsWith("{\"seq\":1,\"report\":{\"client_order_id\":\"m\",\"type\":\"ack");
            assertThat(frames.next())
                    .startsWith("{\"seq\":2,\"report\":{\"client_order_id\":\"m\",\"type\":\"filled\"");
            assertThat(venue.get("/v1/fills").body()).contains("\"trade_id\":1", "\"next_cursor\":\"1\"");
            assertThat(venue.get("/v1/fills?cursor=1").body()).contains("\"fills\":[]");
            assertThat(venue.get("/v1/positions").body()).contains("\"1\":\"1.00000000\"");
            assertThat(venue.get("/v1/balances").body()).contains("\"BTC\":\"1.00000000\"");
        }
    }

    @Test
    void ordersAreAmendedAndCanceledById() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            venue.limit("a", "1", "90.00");
            assertThat(venue.send("PUT", "/v1/orders/a", "{\"instrument\":1,\"qty\":\"2\"}", null)
                            .body())
                    .contains("\"type\":\"amended\"", "\"qty\":\"2\"");
            assertThat(venue.send("DELETE", "/v1/orders/a?instrument=1", null, null)
                            .body())
                    .contains("\"type\":\"canceled\"");
            assertThat(venue.send("DELETE", "/v1/orders/a?instrument=1", null, null)
                            .body())
                    .contains("\"type\":\"cancel_rejected\"", "EXE_CANCEL_TOO_LATE");
        }
    }

    @Test
    @Tag("M-18")
    void whatTheVenueToldOutlivesItsProcess() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            venue.post("/v1/tape/advance?events=10", "");
            venue.market("m", "1");
            venue.limit("a", "1", "90.00");
        }
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            assertThat(venue.get("/v1/orders").body()).contains("\"client_order_id\":\"a\"");
            assertThat(venue.get("/v1/orders/m").body()).contains("\"state\":\"filled\"");
            assertThat(venue.get("/v1/positions").body()).contains("\"1\":\"1.00000000\"");
            assertThat(venue.limit("b", "1", "90.00").body()).contains("\"venue_order_id\":\"P3\"");
            assertThat(venue.post("/v1/tape/advance?events=1", "").body()).isEqualTo("{\"records\":11}");
        }
    }

    @ParameterizedTest
    @CsvSource({"DROP_REPLY,504,1", "DROP_REQUEST,504,0", "SERVER_ERROR,502,0", "SERVER_ERROR_AFTER,502,1", "HTML,200,1"
    })
    void aFaultySubmitLooksBrokenWhateverBecameOfIt(FaultKind kind, int status, int inTheBook) throws Exception {
        var plan = FaultPlan.of(FaultRule.always(kind, FaultPoint.PLACE));
        try (var venue = new RunningVenue(data, RunningVenue.plain(), plan)) {
            var reply = venue.limit("a", "1", "90.00");
            assertThat(reply.statusCode()).isEqualTo(status);
            assertThat(reply.body()).startsWith("<html>");
            assertThat(venue.get("/v1/orders").body().contains("\"client_order_id\":\"a\""))
                    .isEqualTo(inTheBook == 1);
            assertThat(venue.get("/v1/faults").body()).isEqualTo("{\"" + kind.word() + "\":1}");
        }
    }

    @Test
    void theRequestLimitIs429AndNothingHappened() throws Exception {
        var plan = FaultPlan.of(FaultRule.always(FaultKind.RATE_LIMITED, FaultPoint.PLACE));
        try (var venue = new RunningVenue(data, RunningVenue.plain(), plan)) {
            var reply = venue.limit("a", "1", "90.00");
            assertThat(reply.statusCode()).isEqualTo(429);
            assertThat(reply.body()).isEqualTo("{\"code\":\"EXE_RATE_LIMITED\"}");
            assertThat(venue.get("/v1/orders").body()).contains("\"orders\":[]");
        }
    }

    @Test
    void aRequestOlderThanTheExpiryIsRefused() throws Exception {
        var conduct = RunningVenue.plain().timing(2_000, QueryLag.NONE, 0);
        try (var venue = new RunningVenue(data, conduct, FaultPlan.NONE, 10_000)) {
            var body =
                    "{\"client_order_id\":\"a\",\"instrument\":1,\"side\":\"buy\",\"type\":\"limit\",\"tif\":\"gtc\","
                            + "\"qty\":\"1\",\"price\":\"90\"}";
            assertThat(venue.send("POST", "/v1/orders", body, 7_999L).body()).contains("EXE_CLOCK");
            assertThat(venue.send("POST", "/v1/orders", body, 8_000L).body()).contains("acknowledged");
        }
    }

    @Test
    void aRequestThatCannotBeReadIsRefusedWithItsReason() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            var reply = venue.post("/v1/orders", "{\"client_order_id\":\"a\",\"quantity\":1}");
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body()).contains("\"code\":\"EXE_VENUE_REJECTED\"").contains("CFG_TYPE");
        }
    }

    @Test
    void theVenueSaysWhatItIs() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            assertThat(venue.get("/v1/traits").body()).contains("\"identity_class\":\"B2\"");
            assertThat(venue.get("/v1/instruments").body()).contains("\"id\":1");
            assertThat(venue.get("/v1/time").body()).isEqualTo("{\"venue_time_nanos\":1000000000000}");
        }
    }
}
