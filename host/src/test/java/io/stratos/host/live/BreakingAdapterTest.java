package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueLink;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.live.account.AccountVenue;
import io.stratos.host.live.account.LinkedVenue;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.refusal.Refused;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An installed adapter that throws stops its own account and no other.
@Tag("X-6")
@Tag("R-1")
class BreakingAdapterTest {
    private static final AccountId BROKEN = new AccountId("broken");
    private static final AccountId CALM = new AccountId("calm");

    @TempDir
    private Path folder = Path.of("");

    private final OracleVenue behind = new OracleVenue(BROKEN, LiveBench.BTC, IdentityClass.B2, FaultPlan.NONE);
    private final OracleVenue beside = new OracleVenue(CALM, LiveBench.BTC, IdentityClass.B2, FaultPlan.NONE);
    private final ScriptedMarket market = new ScriptedMarket();
    private RocksLedger disk;
    private SteppedLedger ledger;

    /// The call that throws, as long as one does.
    private @Nullable String breaks;

    private long now = 1_700_000_000_000L * LiveBench.MILLI;
    private int trades;

    @BeforeEach
    void open() {
        disk = OpenLedger.of(folder);
        ledger = new SteppedLedger(disk);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    /// A connection whose calls throw when the test says so.
    private class Breaking implements VenueLink {
        private final VenuePort port = behind.port();

        private void maybe(String call) {
            if (call.equals(breaks)) {
                throw new IllegalStateException("the adapter's own text");
            }
        }

        @Override
        public VenueTraits traits() {
            maybe("traits");
            return port.traits();
        }

        @Override
        public void send(VenueRequest request, long nowNanos) {
            maybe("send");
            port.send(request, nowNanos);
        }

        @Override
        public boolean hasRoomFor(VenueRequest request) {
            maybe("hasRoomFor");
            return port.hasRoomFor(request);
        }

        @Override
        public void ask(VenueQuery query, long nowNanos) {
            maybe("ask");
            port.ask(query, nowNanos);
        }

        @Override
        public void poll(long nowNanos, ReportSink sink) {
            maybe("poll");
            port.poll(nowNanos, sink);
        }

        @Override
        public List<Instrument> instruments() {
            return List.of(LiveBench.BTC);
        }

        @Override
        public void close() {
            maybe("close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "hasRoomFor", "ask", "poll"})
    void itsAccountHaltsAndTheOtherTradesOn(String call) throws Refused {
        try (var host = started(call)) {
            settle(host);
            trade(host);
            int before = beside.fills().size();
            breaks = call;
            var _ = host.reconcile("tester", "something is asked");
            for (int i = 0; i < 10; i++) {
                trade(host);
            }

            assertThat(host.halt().isTripped()).as("trading goes on").isFalse();
            assertThat(safety(host, BROKEN)).isEqualTo(SafetyState.HALT);
            assertThat(safety(host, CALM)).isEqualTo(SafetyState.NORMAL);
            assertThat(beside.fills()).hasSizeGreaterThan(before + 8);
        }
    }

    @Test
    void onceItWorksAgainTheAccountAgreesWithItsVenueAndAnOperatorLoosensIt() throws Refused {
        try (var host = started("again")) {
            settle(host);
            breaks = "send";
            trade(host);
            trade(host);
            breaks = null;
            settle(host);
            assertThat(safety(host, BROKEN)).as("not by itself").isEqualTo(SafetyState.HALT);
            assertThat(position(host)).isEqualByComparingTo(behind.position(1, now));
            int before = behind.fills().size();

            var loosen = new SafetyCommand(
                    new SafetyScope.Account(BROKEN),
                    SafetyState.NORMAL,
                    ReasonCode.REC_OPERATOR,
                    "alice",
                    true,
                    "mended");
            var answer = Objects.requireNonNull(host.safety(loosen).get(BROKEN));
            settle(host);
            assertThat(answer.join()).isInstanceOf(SafetyChange.Applied.class);
            trade(host);
            assertThat(behind.fills()).hasSizeGreaterThan(before);
        }
    }

    @Test
    void anAdapterThatBreaksWhileItClosesKeepsNobodyFromClosing() throws Refused {
        var host = started("close");
        breaks = "close";
        host.close();
        assertThat(host.halt().isTripped()).isFalse();
    }

    @Test
    void anAdapterThatCannotSayWhatItsVenueIsKeepsTheHostFromStarting() {
        breaks = "traits";
        assertThatThrownBy(() -> started("traits")).hasMessageContaining("the adapter's own text");
    }

    @Test
    @Tag("X-1")
    void whatTheAccountItselfThrowsInAPollIsNoFaultOfTheAdapter() {
        var venue = new LinkedVenue(new Breaking());
        venue.port().ask(new VenueQuery.Positions(new io.stratos.execution.venue.QueryId(1, 1)), now);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        now += LiveBench.MILLI;
                        venue.port().poll(now, (_, _) -> {});
                    }
                })
                .as("a sink that takes no answers")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Invariant");
        assertThat(venue.takeBreakage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, NoClassDefFoundError.class})
    @Tag("X-1")
    void whatTheAccountItselfThrowsIsNotHiddenByAnAdapterThatCatchesIt(Class<? extends Throwable> thrown) {
        var venue = new LinkedVenue(new Swallowing());
        var taken = new AtomicInteger();
        var ours = new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {
                taken.incrementAndGet();
                throwOf(thrown);
            }

            @Override
            public void gap(StreamGap gap, long atNanos) {
                throw new AssertionError("the adapter's stream is whole");
            }
        };
        assertThatThrownBy(() -> venue.port().poll(now, ours)).isInstanceOf(thrown);
        assertThat(venue.takeBreakage()).isNull();
        assertThat(taken).as("nothing more reaches an account that broke").hasValue(1);
    }

    private static void throwOf(Class<? extends Throwable> thrown) {
        if (thrown == StackOverflowError.class) {
            throw new StackOverflowError();
        }
        if (thrown == NoClassDefFoundError.class) {
            throw new NoClassDefFoundError();
        }
        throw new IllegalStateException("ours");
    }

    /// Reports two losses at each poll, and keeps to itself what came of it.
    private final class Swallowing extends Breaking {
        @Override
        public void poll(long nowNanos, ReportSink sink) {
            for (int i = 0; i < 2; i++) {
                try {
                    sink.report(new VenueReport.Lost("X"), nowNanos);
                } catch (RuntimeException | Error _) {
                    trades++;
                }
            }
        }
    }

    private LiveHost started(String name) throws Refused {
        var plan = new LivePlan(
                TradingMode.LIVE,
                List.of(LiveBench.BTC),
                market,
                "test",
                0,
                List.of(account(BROKEN, new LinkedVenue(new Breaking())), account(CALM, beside)),
                List.of(buyer(name, BROKEN), buyer(name, CALM)),
                42,
                20,
                "0.0.0");
        var host = new LiveHost(
                plan,
                new LiveWorld(
                        ledger,
                        ReasonCode.OK,
                        () -> now,
                        _ -> Runnable::run,
                        LiveMetrics.NONE,
                        LiveServices.none(),
                        Steps.NONE,
                        LiveWorld.NO_STALL));
        host.start();
        return host;
    }

    private static LivePlan.Account account(AccountId id, AccountVenue venue) {
        return new LivePlan.Account(
                id,
                _ -> venue,
                new LimitRisk(LiveBench.LIMITS),
                LiveBench.POLICY,
                SelfTrade.BLOCK,
                Decimal.ofWhole(100));
    }

    private static LivePlan.Instance buyer(String name, AccountId account) {
        return new LivePlan.Instance(
                new InstanceId("bot-" + name, "scripted", account.value()),
                account,
                Descriptors.scripted(),
                new ScriptedModule(() -> LiveScripts.BUYER),
                "00".repeat(32),
                List.of(),
                "00".repeat(32),
                LiveBench.HEALTH,
                BreakerRules.STANDARD,
                QualityPolicy.TELL,
                Objectives.NONE);
    }

    private void trade(LiveHost host) {
        now += LiveBench.MILLI;
        trades++;
        var body = new EventBody.Trade(Decimal.of("900.00"), Decimal.of("0.50000000"), null, trades);
        for (var venue : List.of(behind, beside)) {
            venue.market(new Event(new EventHeader(trades, now, now, now, 0, 1), body));
        }
        market.trade("900.00", "0.50000000", now, Quality.GOOD);
        pass(host, 40);
    }

    private void settle(LiveHost host) {
        pass(host, 600);
    }

    private void pass(LiveHost host, int cycles) {
        for (int i = 0; i < cycles; i++) {
            now += 5 * LiveBench.MILLI;
            for (var agent : host.agents()) {
                agent.doWork();
                ledger.commitAll();
            }
        }
    }

    private static SafetyState safety(LiveHost host, AccountId account) {
        return host.accounts().stream()
                .map(agent -> agent.status())
                .filter(status -> status.account().equals(account))
                .findFirst()
                .orElseThrow()
                .safety();
    }

    private static Decimal position(LiveHost host) {
        return host
                .accounts()
                .getFirst()
                .core()
                .positions(host.statuses().getFirst().instance())
                .stream()
                .map(view -> view.qty())
                .reduce(Decimal.ZERO, Decimal::plus);
    }
}
