package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.host.breaker.BreakerAction;
import io.stratos.host.breaker.BreakerRule;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.breaker.Recovery;
import io.stratos.host.breaker.Trigger;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.service.ServiceFallback;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.Flaw;
import io.stratos.host.quality.QualityAction;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.TapeInstrument;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-2")
class DaemonConfigYamlTest {
    private static final String PLAIN = """
        mode: paper
        policy: dev
        market: {tape: bitstamp, speed: 60}
        accounts:
          - id: main
        instances:
          - id: bot/ema-cross/btc
            account: main
            bundle: ema.stratos
            config: {fast: 12}
        """;

    private static final String TAPE = "{tape: bitstamp, speed: 60}";

    private static final String SOURCE =
            "{source: lines, settings: {file: a.txt}, instruments: [{venue: v, market: spot,"
                    + " symbol: BTC-USD, base_asset: BTC, quote_asset: USD, tick_size: 0.5, lot_size: 1}]}";

    @Test
    void everyFieldIsRead() throws Refused {
        var config =
                parse(PLAIN + "data: host1\nport: 9200\nseed: 7\nvenue: {model: venue.yaml}\naudit: {key: alice}\n");

        assertThat(config.mode()).isEqualTo(TradingMode.PAPER);
        assertThat(config.policy()).isEqualTo("dev");
        assertThat(config.data()).isEqualTo("host1");
        assertThat(config.port()).isEqualTo(9200);
        assertThat(config.seed()).isEqualTo(7);
        assertThat(config.auditKey()).isEqualTo("alice");
        assertThat(config.market()).isEqualTo(new DaemonConfig.Market(new DaemonConfig.Tape("bitstamp", 60), 0));
        assertThat(config.venue().model()).isEqualTo("venue.yaml");
        assertThat(config.accounts())
                .containsExactly(
                        new DaemonConfig.Account(new AccountId("main"), SelfTrade.BLOCK, RiskSettings.NONE, 100));
        assertThat(config.instances())
                .containsExactly(new DaemonConfig.Instance(
                        new InstanceId("bot", "ema-cross", "btc"),
                        new AccountId("main"),
                        "ema.stratos",
                        Map.of("fast", "12"),
                        BreakerRules.STANDARD,
                        QualityPolicy.STANDARD,
                        Objectives.NONE));
    }

    @Test
    @Tag("M-27")
    void anInstanceAnswersBadInputAsItSaysAndElseAsTheHostDoes() throws Refused {
        var config = parse(PLAIN.replace("speed: 60", "speed: 60, stale_after: 2s")
                        .replace("account: main", "account: main\n    quality: {gap: limit_only, stale_after: 5s}")
                + "quality: {duplicate: smaller_size, size_percent: 25, clean_events: 7, clean_for: 3s}\n");

        assertThat(config.market().staleAfterNanos()).isEqualTo(2_000_000_000L);
        var expected = new QualityPolicy(
                Map.of(
                        Flaw.STALE, QualityAction.STOP,
                        Flaw.GAP, QualityAction.LIMIT_ONLY,
                        Flaw.DUPLICATE, QualityAction.SMALLER_SIZE),
                25,
                5_000_000_000L,
                7,
                3_000_000_000L);
        assertThat(config.instances())
                .extracting(DaemonConfig.Instance::quality)
                .containsExactly(expected);
    }

    @Test
    void aSlowerDiskMayTakeLongerUntilTheHostIsCareful() throws Refused {
        assertThat(parse(PLAIN).stallNanos()).isEqualTo(50_000_000L);
        assertThat(parse(PLAIN + "ledger: {stall_after: 800ms}\n").stallNanos()).isEqualTo(800_000_000L);
    }

    @Test
    @Tag("M-15")
    void servicesAndWhatAnInstanceDoesWhenTheyJamAreRead() throws Refused {
        var service = "services:\n  - {id: 1, provider: linear-model, settings: {file: model.json}}\n";
        var config = parse(PLAIN + "    service_fallback: noop\n" + service).services();

        assertThat(config.all())
                .containsExactly(new DaemonConfig.Service(1, "linear-model", Map.of("file", "model.json")));
        assertThat(config.fallbacks()).isEqualTo(Map.of(InstanceId.parse("bot/ema-cross/btc"), ServiceFallback.NOOP));
        assertThat(parse(PLAIN).services().fallbacks().values()).containsExactly(ServiceFallback.SIMPLE);
    }

    @Test
    @Tag("M-15")
    void aServiceTwiceIsRefused() {
        var service = "  - {id: 1, provider: linear-model}\n";

        assertThatThrownBy(() -> parse(PLAIN + "services:\n" + service + service))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.CFG_HOST));
    }

    @Test
    @Tag("M-9")
    void anInstancePromisesWhatItSaysAndElseWhatTheHostDoes() throws Refused {
        var config = parse(PLAIN.replace("account: main", "account: main\n    objectives: {p95: 3ms, misses: 5}")
                + "objectives: {p95: 5ms, drops_per_mille: 200, cpu: 2s, window: 20s}\n");
        assertThat(config.instances())
                .extracting(DaemonConfig.Instance::objectives)
                .containsExactly(new Objectives(3_000_000, 200, 2_000_000_000, 20_000_000_000L, 5, 6));
    }

    @Test
    void aLiveVenueIsNamedByItsAdapter() throws Refused {
        var config =
                parse(PLAIN.replace("mode: paper", "mode: live").replace("{tape: bitstamp, speed: 60}", "{from: venue}")
                        + "venue: {adapter: loopback, url: 'http://127.0.0.1:9100', settings: {window: 5},"
                        + " requests_per_second: 50, executions_overlap: 90s}\n");

        assertThat(config.venue())
                .isEqualTo(new DaemonConfig.Venue(
                        null, "loopback", "http://127.0.0.1:9100", Map.of("window", "5"), 50, 90_000_000_000L));
        assertThat(config.market().from()).isEqualTo(new DaemonConfig.OfVenue());
    }

    @Test
    @Tag("U-6")
    void thePluginThatBringsTheMarketIsNamedWithWhatItIsAbout() throws Refused {
        var market = parse(PLAIN.replace(TAPE, SOURCE)).market();

        var instrument = new TapeInstrument("v", "spot", "BTC-USD", "BTC", "USD");
        var listed = new DaemonConfig.Listed(instrument, Decimal.of("0.5"), Decimal.ONE);
        assertThat(market.from()).isEqualTo(new DaemonConfig.Source("lines", Map.of("file", "a.txt"), List.of(listed)));
    }

    @Test
    @Tag("U-6")
    void aSourceInModePaperIsAboutSomethingAndInModeLiveTheVenueSaysAboutWhat() {
        var none = SOURCE.substring(0, SOURCE.indexOf(", instruments")) + "}";
        var live = PLAIN.replace("mode: paper", "mode: live").replace(TAPE, SOURCE)
                + "venue: {adapter: loopback, url: 'http://127.0.0.1:9100'}\n";
        var twice = SOURCE.replace(
                "[{",
                "[{venue: v, market: f, symbol: BTC-USD, base_asset: BTC, quote_asset: USD,"
                        + " tick_size: 1, lot_size: 1}, {");

        assertThat(refusals(PLAIN.replace(TAPE, none)))
                .extracting(Refusal::line)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("no instrument in market.instruments"));
        assertThat(refusals(live))
                .extracting(Refusal::line)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("unknown field market.instruments"));
        assertThat(refusals(PLAIN.replace(TAPE, twice)))
                .extracting(Refusal::line)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("an instrument twice"));
    }

    @Test
    void everyWrongFieldIsNamedWithItsPlace() {
        var wrong = PLAIN.replace("account: main", "account: other").replace("speed: 60", "speed: 0") + "colour: red\n";

        assertThat(refusals(wrong))
                .extracting(Refusal::line)
                .anyMatch(line -> line.contains("market.speed") && line.contains("line 3, column 33"))
                .anyMatch(line -> line.contains("an account that is not listed") && line.contains("line 8"))
                .anyMatch(line -> line.contains("colour") && line.contains("line 11"));
    }

    @Test
    void anAccountWhoseNameIsNoneIsNamedWithItsPlace() {
        assertThat(refusals(PLAIN.replace("- id: main", "- id: 'a b'")))
                .extracting(Refusal::line)
                .anyMatch(line -> line.contains("accounts[0].id") && line.contains("line 5"));
    }

    @Test
    void anInstanceIsThereOnceAndHasThreeNames() {
        assertThat(refusals(PLAIN.replace("bot/ema-cross/btc", "ema-cross")))
                .extracting(Refusal::line)
                .anyMatch(line -> line.contains("no instance id"));
        assertThat(refusals(PLAIN + """
              - id: bot/ema-cross/btc
                account: main
                bundle: other.stratos
            """.indent(0))).isNotEmpty();
    }

    @Test
    void aConfigurationWithoutAnAccountIsRefused() {
        assertThat(refusals("mode: paper\npolicy: dev\nmarket: {tape: bitstamp}\n"))
                .extracting(Refusal::line)
                .anyMatch(line -> line.contains("no account"));
    }

    @Test
    @Tag("X-11")
    void anAccountHasLimitsAndAGuardOfItsOwn() throws Refused {
        var config = parse(PLAIN.replace("  - id: main\n", """
              - id: main
                self_trade: net
                flatten_slippage_bps: 50
                risk:
                  order_notional_max: 5000
                  position_max: {BTC-USD: 1.5}
                  open_orders_max: 7
                  capital: 10000
                  leverage_max: 2
                  exposure_max: {BTC: 8000}
                  daily_loss_max: 250.5
            """.indent(0)));

        assertThat(config.accounts())
                .containsExactly(new DaemonConfig.Account(
                        new AccountId("main"),
                        SelfTrade.NET,
                        new RiskSettings(
                                new BigDecimal(5000),
                                Map.of("BTC-USD", Decimal.of("1.5")),
                                7,
                                new BigDecimal(10_000),
                                new BigDecimal(2),
                                Map.of("BTC", new BigDecimal(8000)),
                                new BigDecimal("250.5")),
                        50));
    }

    @Test
    @Tag("X-11")
    void aLimitThatIsNoneIsRefusedWithItsPlace() {
        assertThat(refusals(PLAIN.replace("- id: main\n", """
              - id: main
                self_trade: sometimes
                risk: {order_notional_max: 0, position_max: {BTC-USD: -1}, leverage_max: 2, nothing: 1}
            """.indent(0).stripLeading())))
                .extracting(Refusal::line)
                .anyMatch(line -> line.contains("self_trade"))
                .anyMatch(line -> line.contains("order_notional_max"))
                .anyMatch(line -> line.contains("BTC-USD"))
                .anyMatch(line -> line.contains("leverage counts from capital"))
                .anyMatch(line -> line.contains("nothing"));
    }

    @Test
    @Tag("M-25")
    void rulesOfABreakerTakeThePlaceOfThoseForTheirTrigger() throws Refused {
        var config = parse(PLAIN + """
            breaker:
              objective_percent: 50
              off: [latency]
              rules:
                - {trigger: rejects, signs: 2, window: 10s, action: cancel_all, recovery: manual}
            """);

        var rules = config.instances().getFirst().breaker();
        assertThat(rules.objectivePercent()).isEqualTo(50);
        assertThat(rules.rules())
                .contains(new BreakerRule(
                        Trigger.REJECTS, 2, 10_000_000_000L, 0, BreakerAction.CANCEL_ALL, new Recovery.Manual()))
                .hasSize(BreakerRules.STANDARD.rules().size() - 1)
                .noneMatch(rule -> rule.trigger() == Trigger.LATENCY);
    }

    @Test
    @Tag("M-25")
    void aBreakerThatMakesNoSenseIsRefusedWithItsPlace() {
        assertThat(refusals(PLAIN + """
            breaker:
              rules:
                - {trigger: rejects, signs: 0, window: 10s, confirm: 20s, action: explode, recovery: cooldown}
            """))
                .extracting(Refusal::line)
                .anyMatch(line -> line.contains("signs"))
                .anyMatch(line -> line.contains("confirm"))
                .anyMatch(line -> line.contains("action"))
                .anyMatch(line -> line.contains("after"));
    }

    @Test
    @Tag("Z-7")
    void asManyInstancesAsMayRunAreListedAndNotOneMore() throws Refused {
        assertThat(parse(PLAIN + "instances_max: 1\n").instances()).hasSize(1);
        var another = "  - id: bot/ema-cross/eth\n    account: main\n    bundle: ema.stratos\n";

        assertThat(refusals(PLAIN + another + "instances_max: 1\n"))
                .extracting(Refusal::line)
                .anyMatch(line -> line.contains("too many instances"));
    }

    private static List<Refusal> refusals(String yaml) {
        var caught = new Refused[1];
        assertThatThrownBy(() -> parse(yaml)).isInstanceOfSatisfying(Refused.class, refused -> caught[0] = refused);
        return caught[0].refusals();
    }

    private static DaemonConfig parse(String yaml) throws Refused {
        return DaemonConfigYaml.read(yaml.getBytes(StandardCharsets.UTF_8), "host.yaml");
    }
}
