package io.stratos.execution.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Instruments;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R-2")
@Tag("M-24")
class LimitRiskTest {

    private static final RiskAnswer ALLOWED = new RiskAnswer.Allowed();

    /// 1000 a piece, 5 held, 3 open.
    private final RiskPort risk = new LimitRisk(new RiskLimits(new BigDecimal(1000), Map.of(1, Decimal.ofWhole(5)), 3));

    @Test
    void notionalAtTheLimitPassesAndOneTickAboveIsRefused() {
        assertThat(risk.check(question(Side.BUY, "1", "1000.00", "0", "0", 0))).isEqualTo(ALLOWED);
        assertThat(risk.check(question(Side.BUY, "1", "1000.01", "0", "0", 0)))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_ORDER_NOTIONAL, "1000.01", "1000"));
    }

    @Test
    void positionAtTheLimitPassesAndOneLotAboveIsRefusedOnBothSides() {
        assertThat(risk.check(question(Side.BUY, "1", "1", "2", "2", 0))).isEqualTo(ALLOWED);
        assertThat(risk.check(question(Side.BUY, "1.001", "1", "2", "2", 0)))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_POSITION, "5.001", "5"));
        assertThat(risk.check(question(Side.SELL, "1", "1", "-2", "2", 0))).isEqualTo(ALLOWED);
        assertThat(risk.check(question(Side.SELL, "1.001", "1", "-2", "2", 0)))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_POSITION, "5.001", "5"));
    }

    @Test
    void theLastOpenOrderPassesAndOneMoreIsRefused() {
        assertThat(risk.check(question(Side.BUY, "1", "1", "0", "0", 2))).isEqualTo(ALLOWED);
        assertThat(risk.check(question(Side.BUY, "1", "1", "0", "0", 3)))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_OPEN_ORDERS, "4", "3"));
    }

    @Test
    void anOrderThatNobodyCanPriceIsRefused() {
        assertThat(risk.check(question(Side.BUY, "1", null, "0", "0", 0)))
                .isInstanceOfSatisfying(
                        RiskAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ReasonCode.RSK_ORDER_NOTIONAL));
    }

    @Test
    void whatOnlyReducesAlwaysPasses() {
        var question = new RiskQuestion(
                new AccountId("acc"),
                InstanceId.parse("a/b/c"),
                Instruments.BTC,
                Side.SELL,
                Decimal.ofWhole(1000),
                Decimal.ofWhole(1000),
                false,
                Decimal.ofWhole(1000),
                Decimal.ZERO,
                99,
                new Stakes("0", "0", "0", "0"));
        assertThat(risk.check(question)).isEqualTo(ALLOWED);
    }

    private static RiskQuestion question(
            Side side, String qty, @Nullable String price, String position, String open, int orders) {
        return new RiskQuestion(
                new AccountId("acc"),
                InstanceId.parse("a/b/c"),
                Instruments.BTC,
                side,
                Decimal.of(qty),
                price == null ? null : Decimal.of(price),
                true,
                Decimal.of(position),
                Decimal.of(open),
                orders,
                new Stakes("0", "0", "0", "0"));
    }

    private static RiskQuestion buyOneAt100(RiskBook book) {
        return new RiskQuestion(
                new AccountId("acc"),
                InstanceId.parse("a/b/c"),
                Instruments.BTC,
                Side.BUY,
                Decimal.ONE,
                Decimal.ofWhole(100),
                true,
                Decimal.ZERO,
                Decimal.ZERO,
                0,
                book);
    }

    private static RiskPort ofAccount() {
        return new LimitRisk(new RiskLimits(
                new BigDecimal(1000),
                Map.of(),
                100,
                new BigDecimal(1000),
                new BigDecimal(2),
                Map.of("BTC", new BigDecimal(500)),
                new BigDecimal(50)));
    }

    @Test
    void exposureInAnAssetAtTheLimitPassesAndAboveIsRefused() {
        assertThat(ofAccount().check(buyOneAt100(new Stakes("400", "400", "0", "0"))))
                .isEqualTo(ALLOWED);
        assertThat(ofAccount().check(buyOneAt100(new Stakes("400.01", "400", "0", "0"))))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_EXPOSURE, "500.01", "500"));
    }

    @Test
    void leverageCountsFromCapitalAndProfit() {
        assertThat(ofAccount().check(buyOneAt100(new Stakes("0", "1900", "0", "0"))))
                .isEqualTo(ALLOWED);
        assertThat(ofAccount().check(buyOneAt100(new Stakes("0", "1900", "-1", "0"))))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_LEVERAGE, "2000", "1998"));
        assertThat(ofAccount().check(buyOneAt100(new Stakes("0", "0", "-1000", "0"))))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_LEVERAGE, "100", "0"));
    }

    @Test
    void aDaysLossAtTheLimitStopsNewRisk() {
        assertThat(ofAccount().check(buyOneAt100(new Stakes("0", "0", "0", "-49.99"))))
                .isEqualTo(ALLOWED);
        assertThat(ofAccount().check(buyOneAt100(new Stakes("0", "0", "0", "-50"))))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_DAILY_LOSS, "50", "50"));
    }

    @Test
    void whatHasNoPriceIsRefusedAndNeverTakenForNothing() {
        assertThat(ofAccount().check(buyOneAt100(new Stakes(null, "0", "0", "0"))))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_EXPOSURE, "no price", "500"));
        assertThat(ofAccount().check(buyOneAt100(new Stakes("0", null, "0", "0"))))
                .isInstanceOf(RiskAnswer.Refused.class);
        assertThat(ofAccount().check(buyOneAt100(new Stakes("0", "0", null, "0"))))
                .isInstanceOf(RiskAnswer.Refused.class);
        assertThat(ofAccount().check(buyOneAt100(new Stakes("0", "0", "0", null))))
                .isEqualTo(new RiskAnswer.Refused(ReasonCode.RSK_DAILY_LOSS, "no price", "50"));
    }

    /// What an account has at stake, as the test says.
    private record Stakes(
            @Nullable String asset,
            @Nullable String gross,
            @Nullable String life,
            @Nullable String day) implements RiskBook {
        @Override
        public @Nullable BigDecimal exposure(String baseAsset) {
            return amount(asset);
        }

        @Override
        public @Nullable BigDecimal grossExposure(String quoteAsset) {
            return amount(gross);
        }

        @Override
        public @Nullable BigDecimal profit(String quoteAsset) {
            return amount(life);
        }

        @Override
        public @Nullable BigDecimal dayProfit(String quoteAsset) {
            return amount(day);
        }

        private static @Nullable BigDecimal amount(@Nullable String text) {
            return text == null ? null : new BigDecimal(text);
        }
    }
}
