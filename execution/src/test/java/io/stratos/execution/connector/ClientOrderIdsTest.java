package io.stratos.execution.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.ClientIdAlphabet;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueTraits;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-3")
class ClientOrderIdsTest {

    private static final InstanceId ONE = InstanceId.parse("bot/strategy/one");
    private static final InstanceId TWO = InstanceId.parse("bot/strategy/two");

    @Test
    void anIdHasSchemeOwnerAndHashAndIsTheSameForEver() {
        var id = ids(ClientIdAlphabet.LOWER_BASE32, 36).of(ONE, "00ff");
        assertThat(id).matches("s1[a-z2-7]{26}").isEqualTo("s1ngcv434nozxzj4v5dl2oncd76q");
        assertThat(ids(ClientIdAlphabet.LOWER_BASE32, 28).of(ONE, "00ff")).isEqualTo(id);
    }

    @Test
    void whoseOrderItIsCanBeReadFromTheId() {
        var ids = ids(ClientIdAlphabet.LOWER_BASE32, 36);
        var id = ids.of(ONE, "00ff");
        assertThat(ids.isOf(ONE, id)).isTrue();
        assertThat(ids.isOf(TWO, id)).isFalse();
        assertThat(ids.isOf(ONE, "web_123")).isFalse();
    }

    @Test
    void idsAreFittedToTheVenue() {
        assertThat(ids(ClientIdAlphabet.UPPER_BASE32, 36).of(ONE, "k")).matches("S1[A-Z2-7]{26}");
        assertThat(ids(ClientIdAlphabet.HEX, 32).of(ONE, "k")).matches("51[0-9a-f]{30}");
        var full = ids(ClientIdAlphabet.LOWER_BASE32, 36).of(ONE, "k");
        assertThat(ids(ClientIdAlphabet.LOWER_BASE32, 20).of(ONE, "k"))
                .hasSize(20)
                .isEqualTo(full.substring(0, 20));
        assertThatThrownBy(() -> ids(ClientIdAlphabet.HEX, 19)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyKeysGiveManyIds() {
        var ids = ids(ClientIdAlphabet.LOWER_BASE32, 36);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            seen.add(ids.of(ONE, "key" + i));
        }
        assertThat(seen).hasSize(20_000);
    }

    private static ClientOrderIds ids(ClientIdAlphabet alphabet, int lengthMax) {
        return new ClientOrderIds(new VenueTraits(
                "venue",
                IdentityClass.B1,
                alphabet,
                lengthMax,
                true,
                true,
                true,
                Set.of(OrderType.values()),
                Set.of(TimeInForce.values())));
    }
}
