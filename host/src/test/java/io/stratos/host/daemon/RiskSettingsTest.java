package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.host.refusal.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An account's own limits over those of the venue's model.
@Tag("X-11")
class RiskSettingsTest {
    private static final RiskLimits MODEL = new RiskLimits(new BigDecimal(1_000), Map.of(), 9);
    private static final List<Instrument> TRADED = List.of(new Instrument(
            3,
            "paper",
            "spot",
            "BTC-USD",
            "BTC",
            "USD",
            Decimal.ONE,
            Decimal.ONE,
            Decimal.ONE,
            Decimal.ofWhole(10),
            Decimal.ONE));

    @Test
    void whatIsNotNamedIsTheModels() throws Refused {
        assertThat(RiskSettings.NONE.over(MODEL, TRADED)).isEqualTo(MODEL);
    }

    @Test
    void everyLimitThatIsNamedCounts() throws Refused {
        var own = new RiskSettings(
                new BigDecimal(5),
                Map.of("BTC-USD", Decimal.ofWhole(2)),
                4,
                new BigDecimal(100),
                new BigDecimal(3),
                Map.of("BTC", new BigDecimal(50)),
                new BigDecimal(7));

        assertThat(own.over(MODEL, TRADED))
                .isEqualTo(new RiskLimits(
                        new BigDecimal(5),
                        Map.of(3, Decimal.ofWhole(2)),
                        4,
                        new BigDecimal(100),
                        new BigDecimal(3),
                        Map.of("BTC", new BigDecimal(50)),
                        new BigDecimal(7)));
    }

    @Test
    void aLimitThatBindsNothingIsRefused() {
        var symbol = new RiskSettings(null, Map.of("BTC-USDT", Decimal.ONE), 0, null, null, Map.of(), null);
        var asset = new RiskSettings(null, Map.of(), 0, null, null, Map.of("XBT", BigDecimal.ONE), null);

        assertThatThrownBy(() -> symbol.over(MODEL, TRADED)).hasMessageContaining("BTC-USDT");
        assertThatThrownBy(() -> asset.over(MODEL, TRADED)).hasMessageContaining("XBT");
    }
}
