package io.stratos.venue.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueOpening;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is connected to, and what is not.
@Tag("X-2")
class OpeningTest {

    @Test
    void traitsAreTheVenuesOwn() throws Exception {
        try (var desk = new Desk()) {
            assertThat(desk.link().traits().name()).isEqualTo("fake");
            assertThat(desk.link().traits().identityClass()).isEqualTo(IdentityClass.B2);
            assertThat(desk.link().instruments().getFirst().symbol()).isEqualTo("BTCUSDT");
        }
    }

    @Test
    void theClocksOffsetIsMeasured() throws Exception {
        try (var venue = new FakeVenue()) {
            var clock = new long[] {100};
            var access = new VenueAccess(venue.url(), new AccountId("acc"), Map.of(), 1, () -> clock[0] += 20, () -> {});
            assertThat(new LoopbackAdapter().connect(access)).isInstanceOfSatisfying(
                    VenueOpening.Connected.class, opened -> {
                        var timing = opened.link().traits().timing();
                        assertThat(timing.clockErrorNanos()).isEqualTo(10);
                        assertThat(timing.clockOffsetNanos()).isEqualTo(1_000 - 120 - 10);
                        opened.link().close();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:1",
                "http://192.0.2.1:80",
                "http://venue.example:80",
                "http://127.0.0.1",
                "http://user@127.0.0.1:80",
                "http://127.0.0.1:80/elsewhere",
                "not an address"
            })
    void anAddressThatIsNotAPortOfThisMachineIsRefused(String url) {
        assertThat(connect(url, Map.of())).isInstanceOfSatisfying(
                VenueOpening.Refused.class, refused -> assertThat(refused.code()).isEqualTo(ReasonCode.CFG_HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"surprise=1", "underway_max=8", "request_timeout_ms=0", "waiting_max=many"})
    void aSettingThatIsNotKnownOrOutOfRangeIsRefused(String setting) {
        int equals = setting.indexOf('=');
        var settings = Map.of(setting.substring(0, equals), setting.substring(equals + 1));
        assertThat(connect("http://127.0.0.1:1", settings)).isInstanceOfSatisfying(
                VenueOpening.Refused.class, refused -> assertThat(refused.code()).isEqualTo(ReasonCode.CFG_HOST));
    }

    @Test
    void aVenueThatIsNotThereIsRefused() throws Exception {
        String url;
        try (var venue = new FakeVenue()) {
            url = venue.url();
        }
        assertThat(connect(url, Map.of())).isInstanceOfSatisfying(
                VenueOpening.Refused.class, refused -> assertThat(refused.code()).isEqualTo(ReasonCode.EXE_NETWORK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"fake\"}", "[]", ""})
    void aVenueThatDoesNotSayWhatItIsIsRefused(String traits) throws Exception {
        try (var venue = new FakeVenue()) {
            venue.answer("GET /v1/traits", FakeVenue.json(200, traits));
            assertThat(connect(venue.url(), Map.of())).isInstanceOfSatisfying(
                    VenueOpening.Refused.class, refused -> assertThat(refused.code()).isEqualTo(ReasonCode.EXE_NETWORK));
        }
    }

    private static VenueOpening connect(String url, Map<String, String> settings) {
        return new LoopbackAdapter()
                .connect(new VenueAccess(url, new AccountId("acc"), settings, 1, () -> 0, () -> {}));
    }
}
