package io.stratos.host.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.paper.faults.FaultPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much a venue process lets its clients take.
@Tag("X-4")
class VenueBoundsTest {

    @TempDir
    Path data;

    @Test
    void oneAccountTooManyIsRefusedAndTheKnownOnesGoOn() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            for (int i = 0; i < VenueDesk.ACCOUNTS_MAX; i++) {
                assertThat(venue.getAs("acc" + i, "/v1/positions").statusCode()).isEqualTo(200);
            }
            var refused = venue.getAs("late", "/v1/positions");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("EXE_RATE_LIMITED");
            assertThat(venue.getAs("acc7", "/v1/positions").statusCode()).isEqualTo(200);
            assertThat(venue.stream("late").closed()).isEqualTo("1008 EXE_RATE_LIMITED");
        }
    }

    @Test
    void oneConnectionTooManyOfAnAccountIsClosedWithTheReason() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            var streams = new ArrayList<RunningVenue.Frames>();
            for (int i = 0; i < 8; i++) {
                streams.add(venue.stream());
                assertThat(streams.getLast().anything()).contains("heartbeat_nanos");
            }
            assertThat(venue.stream().closed()).isEqualTo("1008 EXE_RATE_LIMITED");
            assertThat(streams.getFirst().anything()).contains("heartbeat_nanos");
        }
    }

    @Test
    void aMarketBeyondTheTapeIsRefused() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            assertThat(venue.listen("/v1/market?after=1").closed()).isEqualTo("1008 EXE_UNSUPPORTED");
        }
    }

    @Test
    void theMarketGoesOnAfterTheRecordThatIsNamed() throws Exception {
        try (var venue = new RunningVenue(data, RunningVenue.plain(), FaultPlan.NONE)) {
            venue.post("/v1/tape/advance?events=3", "");
            var market = venue.listen("/v1/market?after=1");
            assertThat(market.anything()).isEqualTo("{\"heartbeat_nanos\":1000000000000,\"record\":3}");
            assertThat(market.next())
                    .startsWith("{\"record\":2,\"instrument\":1,")
                    .contains("\"type\":\"trade\"");
            assertThat(market.next()).startsWith("{\"record\":3,");
            venue.post("/v1/tape/advance?events=1", "");
            assertThat(market.next()).startsWith("{\"record\":4,");
        }
    }
}
