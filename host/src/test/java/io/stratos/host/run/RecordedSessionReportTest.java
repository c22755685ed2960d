package io.stratos.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Sha256;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.refusal.Refused;
import io.stratos.host.report.SessionReport;
import io.stratos.host.tape.Tape;
import io.stratos.host.world.NanoClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report against runs of the backtest, because only a run knows what the report must say.
@Tag("U-4")
class RecordedSessionReportTest {
    private static final Tape TAPE = SampleTapes.walk(3_000, 7);
    private static final Script SILENT = (_, _, _) -> {};
    private static final String HOSTILE = "</script><script>alert('x')</script><img src=x onerror=alert(1)>\u2028";
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>(.*?)</script>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void sumsAreExactlyThoseOfTheRun() throws Refused {
        var result = run("a", Scripts.TRADER, Scripts.trapsAtEach(900));
        var sums = SessionReport.read(folder.resolve("a"), false).sums();

        assertThat(sums).hasSameSizeAs(result.instances());
        for (int i = 0; i < sums.size(); i++) {
            var told = result.instances().get(i);
            var sum = sums.get(i);
            assertThat(sum.instance()).isEqualTo(told.instance());
            assertThat(sum.fills()).isEqualTo(told.fills()).isPositive();
            assertThat(sum.realized()).isEqualByComparingTo(told.realizedPnl());
            assertThat(sum.fees()).isEqualByComparingTo(told.fees());
            assertThat(sum.finalEquity()).isEqualByComparingTo(told.finalEquity());
            assertThat(sum.reconciles()).isTrue();
        }
    }

    @Test
    @Tag("M-13")
    void anInstanceThatNeverStartedIsShownWithItsCode() throws Refused {
        run("a", Scripts.TRADER, Scripts.REFUSES_TO_START);
        var identity = data(page("a")).children("instances").getLast().child("identity");

        assertThat(identity.text("health")).isEqualTo("HALTED");
        assertThat(identity.text("reason")).isEqualTo("RES_FAULT");
    }

    @Test
    void lastPointOfTheEquityCurveIsTheFinalEquity() throws Refused {
        var result = run("a", Scripts.TRADER);
        var values = data(page("a"))
                .children("instances")
                .getFirst()
                .child("equity")
                .text("v")
                .split(" ", -1);
        var last = List.of(values).reversed().stream()
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(new BigDecimal(last))
                .isEqualByComparingTo(result.instances().getFirst().finalEquity());
    }

    @Test
    void everyFillIsInTheTable() throws Refused {
        var result = run("a", Scripts.TRADER);
        var fills = data(page("a")).children("instances").getFirst().child("fills");

        assertThat(fills.whole("count", 0, Long.MAX_VALUE))
                .isEqualTo(result.instances().getFirst().fills());
        assertThat(fills.text("t").split(" ", -1))
                .hasSize(Math.toIntExact(result.instances().getFirst().fills()));
    }

    @Test
    @Tag("Z-4")
    void twoRunsOfOnePlanGiveTheSameBytes() throws Refused {
        run("a", Scripts.TRADER);
        run("b", Scripts.TRADER);

        assertThat(page("a")).isEqualTo(page("a")).isEqualTo(page("b"));
    }

    @Test
    @Tag("M-18")
    void aRunThatWasStoppedAndResumedGivesTheSameBytes() throws Refused {
        run("whole", Scripts.TRADER);
        var plan = plan("cut", Scripts.TRADER);
        assertThatThrownBy(() -> run(plan, () -> 0, (at, _) -> {
                    if (at > 1_500) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        run(plan, () -> 0, (_, _) -> {});

        assertThat(page("cut")).isEqualTo(page("whole"));
    }

    @Test
    void whatWasMeasuredIsShownOnlyWhenAskedFor() throws Refused {
        var ticks = new long[1];
        run(plan("fast", Scripts.TRADER), () -> ticks[0] += 1_000, (_, _) -> {});
        run(plan("slow", Scripts.TRADER), () -> ticks[0] += 70_000, (_, _) -> {});

        assertThat(page("fast")).isEqualTo(page("slow"));
        assertThat(measured("slow")).isBetween(70_000L, 70_100L); // the histogram keeps three digits
    }

    @Test
    void textsOfAStrategyCannotLeaveTheDataOfThePage() throws Refused {
        run("hostile", Scripts.TRADER);
        var page = page("hostile");
        var instance = data(page).children("instances").getFirst().child("identity");

        assertThat(page).doesNotContain("alert('x')</script>").doesNotContain("<img src=x");
        assertThat(SCRIPT.matcher(page).results()).hasSize(3);
        assertThat(instance.text("version")).isEqualTo(HOSTILE);
        assertThat(instance.child("config").text("mode")).isEqualTo(HOSTILE);
    }

    @Test
    void thePageAllowsItsOwnScriptsAndNoConnection() throws Refused {
        run("a", Scripts.TRADER);
        var page = page("a");
        var scripts = SCRIPT.matcher(page).results().skip(1).toList();

        assertThat(page).contains("content=\"default-src 'none';");
        for (var script : scripts) {
            var hash = Sha256.of(script.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(page).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
    }

    @Test
    void thePageNamesNothingToLoad() throws Refused {
        run("a", Scripts.TRADER);
        var page = SCRIPT.matcher(page("a")).replaceAll("").replaceAll("(?s)<!--.*?-->", "");

        assertThat(page).doesNotContain("http:", "https:", "src=", "@import", "url(", "<link");
    }

    @Test
    void aSessionWithoutAnyFillIsAPageToo() throws Refused {
        run("quiet", SILENT);
        var report = SessionReport.read(folder.resolve("quiet"), false);

        assertThat(report.sums().getFirst().fills()).isZero();
        assertThat(report.sums().getFirst().finalEquity()).isEqualByComparingTo("10000");
        assertThat(data(page("quiet")).children("instances")).hasSize(1);
    }

    @Test
    void aFolderWithoutASessionIsRefusedAndLeftAsItIs() {
        assertThatThrownBy(() -> SessionReport.read(folder.resolve("nothing"), false))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.STA_LEDGER_IO));
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    private long measured(String name) throws Refused {
        var page = new String(SessionReport.read(folder.resolve(name), true).html(), StandardCharsets.UTF_8);
        return data(page)
                .children("instances")
                .getFirst()
                .child("latency")
                .child("callback")
                .whole("max", 0, Long.MAX_VALUE);
    }

    private String page(String name) throws Refused {
        return new String(SessionReport.read(folder.resolve(name), false).html(), StandardCharsets.UTF_8);
    }

    private static Fields data(String page) throws Refused {
        var matcher = SCRIPT.matcher(page);
        assertThat(matcher.find()).isTrue();
        var bytes = matcher.group(1).getBytes(StandardCharsets.UTF_8);
        return Fields.of(
                Documents.json(bytes, DocumentLimits.DATA, "data", ReasonCode.INTERNAL), "data", ReasonCode.INTERNAL);
    }

    private RunResult run(String name, Script... scripts) throws Refused {
        return run(plan(name, scripts), () -> 0, (_, _) -> {});
    }

    private static RunResult run(RunPlan plan, NanoClock clock, Backtest.Progress progress) throws Refused {
        try (var ledger = LedgerDoor.open(plan.data())) {
            return new Backtest(plan, ledger, clock, progress).run();
        }
    }

    private RunPlan plan(String name, Script... scripts) throws Refused {
        var strategies = new ArrayList<RunPlan.Strategy>();
        for (var script : scripts) {
            strategies.add(new RunPlan.Strategy(
                    new InstanceId("run-" + strategies.size(), "scripted", "btc-usd"),
                    hostile(),
                    new ScriptedModule(() -> script),
                    "00".repeat(32),
                    List.of(new ConfigValue.ChoiceValue("mode", HOSTILE)),
                    "11".repeat(32)));
        }
        return new RunPlan(folder.resolve(name), TAPE, strategies, VenueSettings.defaults(), false, 1, 512);
    }

    /// Admission would not let such a version in; the report must not rely on that.
    private static StrategyDescriptor hostile() {
        var plain = Descriptors.scripted();
        return new StrategyDescriptor(
                plain.strategyId(),
                HOSTILE,
                plain.runtimeKind(),
                plain.instanceModel(),
                plain.capabilities(),
                plain.resources(),
                plain.stateSchemaVersion(),
                plain.configSchema(),
                plain.ioContracts(),
                plain.binaryHash(),
                plain.telemetryTags());
    }
}
