package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.verification.program.JsonDocument;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a run of kills asks for at its end.
@Tag("X-5")
class KillFaultsTest {
    @Test
    void theKindsAreThoseOfThePlan() {
        assertThat(KillFaults.kinds())
                .contains("drop_reply", "replace_old_gone", "bust", "lag")
                .hasSize(15);
    }

    @Test
    void whatEveryVenueCountedIsAddedUp() {
        var tally = new KillTally();
        tally.faults(JsonDocument.parse("{\"drop_reply\":2}"));
        tally.faults(JsonDocument.parse("{\"drop_reply\":1,\"bust\":4}"));

        assertThat(tally.faults()).containsExactlyInAnyOrder("drop_reply", "bust");
        assertThat(tally.told("run", Set.of(), Set.of())).contains("{bust=4, drop_reply=3}");
    }
}
