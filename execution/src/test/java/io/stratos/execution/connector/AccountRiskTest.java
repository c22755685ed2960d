package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The account's own limits, judged against everything it holds and has open.
@Tag("M-24")
class AccountRiskTest {

    private static final long DAY = 86_400_000_000_000L;

    @Test
    void exposureCountsWhatIsHeldAndTheWorseSideOfWhatIsOpenOfAllStrategies() {
        var account = limited(null, Map.of("BTC", new BigDecimal(500)), null);
        account.hold(anIntent(1).buy("2"), "100");
        account.open(anIntent(2).by(TWO).buy("2").at("90"));
        assertRefused(account, anIntent(4).buy("1.001"), ReasonCode.RSK_EXPOSURE);
        account.send(anIntent(5).buy("1"));
    }

    @Test
    void leverageCountsEveryInstrumentOfTheQuoteAsset() {
        var account = limited(new BigDecimal(1), Map.of(), null);
        account.hold(anIntent(1).of(Instruments.ETH).buy("9"), "100");
        assertRefused(account, anIntent(2).buy("1.2"), ReasonCode.RSK_LEVERAGE);
        account.send(anIntent(3).buy("0.9"));
    }

    @Test
    void aLossOfTheDayStopsNewRiskAndTheNextDayBeginsAnew() {
        var account = limited(null, Map.of(), new BigDecimal(50));
        account.hold(anIntent(1).buy("2"), "100");
        account.send(anIntent(2).buy("1"));
        price(account, "74");
        assertRefused(account, anIntent(3).buy("1"), ReasonCode.RSK_DAILY_LOSS);
        assertThat(account.submit(anIntent(4).sell("1").at("74").order())).isInstanceOf(SubmitOutcome.Sent.class);
        var next = account.restarted().at(DAY);
        next.core().tick(DAY);
        next.send(anIntent(5).decidedAt(DAY).buy("1"));
        price(next, "40");
        assertRefused(next, anIntent(6).decidedAt(DAY).buy("1"), ReasonCode.RSK_DAILY_LOSS);
    }

    @Test
    void withoutAPriceOfWhatIsHeldNoRiskIsTaken() {
        var account = new Account(setup(null, Map.of("BTC", new BigDecimal(500)), null));
        account.hold(anIntent(1).buy("1"), "100");
        assertRefused(account, anIntent(2).buy("1"), ReasonCode.RSK_EXPOSURE);
    }

    private static Account limited(
            @Nullable BigDecimal leverage, Map<String, BigDecimal> exposure, @Nullable BigDecimal loss) {
        var account = new Account(setup(leverage, exposure, loss));
        price(account, "100");
        account.core().onReferencePrice(2, Decimal.ofWhole(100));
        return account;
    }

    private static AccountSetup setup(
            @Nullable BigDecimal leverage, Map<String, BigDecimal> exposure, @Nullable BigDecimal loss) {
        var limits =
                new RiskLimits(new BigDecimal(10_000), Map.of(), 100, new BigDecimal(1000), leverage, exposure, loss);
        return Account.setup(Account.VENUE, new LimitRisk(limits), 100);
    }

    private static void price(Account account, String price) {
        account.core().onReferencePrice(1, Decimal.of(price));
    }

    private static void assertRefused(Account account, Intents intent, ReasonCode code) {
        assertThat(account.submit(intent.order()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Denied.class,
                        denied -> assertThat(denied.code()).isEqualTo(code));
    }
}
