package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Usage;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.venue.ErrorCategory;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.breaker.BreakerAction;
import io.stratos.host.breaker.BreakerRule;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.breaker.Recovery;
import io.stratos.host.breaker.Trigger;
import io.stratos.host.live.measure.AccountMetrics;
import io.stratos.host.live.measure.InstanceMetrics;
import io.stratos.host.live.measure.LiveMetrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("M-30")
class LiveMetricsTest {
    private static final long SECOND = 1_000 * LiveBench.MILLI;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    @Test
    @Tag("X-8")
    void whatIsCountedIsWhatTheVenueSaw() {
        var figures = new Figures();
        var bench = LiveBench.calm("counted", DISK.get(), LiveScripts.TRADER, LiveScripts.TICKER)
                .measuredBy(figures)
                .start();
        bench.settle();
        for (int i = 0; i < 120; i++) {
            bench.tradeAndWork();
        }
        bench.settle();

        var account = figures.account;
        assertThat(account.get(AccountMetrics.Count.ORDER_SENT)).isEqualTo(sent(bench, VenueRequest.Place.class));
        assertThat(account.get(AccountMetrics.Count.CANCEL_REQUESTED))
                .isEqualTo(sent(bench, VenueRequest.Cancel.class));
        assertThat(account.get(AccountMetrics.Count.FILL))
                .isEqualTo(bench.venue.fills().size())
                .isPositive();
        assertThat(account.get(AccountMetrics.Count.ORDER_ACKED))
                .isEqualTo(bench.venue.accepted().size());
        assertThat(account.get(AccountMetrics.Count.INTENT_RECEIVED))
                .isGreaterThanOrEqualTo(account.get(AccountMetrics.Count.ORDER_SENT));
        assertThat(account.get(AccountMetrics.Count.RECONCILED)).isPositive();
        assertThat(account.orderLatencies).isNotEmpty().allMatch(nanos -> nanos >= 0);
    }

    /// `orders_unanswered` rings for it until it is settled: that it is called UNKNOWN is no answer.
    @Test
    @Tag("X-2")
    void anOrderOfUnknownOutcomeCountsAsUnanswered() {
        var bench = LiveBench.calm("unknown", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        bench.venue.isSilent = true;
        bench.trade();
        for (int i = 0; i < 60; i++) {
            bench.now += 10 * LiveBench.MILLI;
            bench.work();
        }

        var order = bench.venue.received().getFirst().clientOrderId();
        assertThat(bench.core().lifecycle(order)).isEqualTo(Lifecycle.UNKNOWN);
        assertThat(bench.core().unanswered()).isEmpty();
        assertThat(bench.host.accounts().getFirst().status().unanswered()).isEqualTo(1);
    }

    private static int sent(LiveBench bench, Class<? extends VenueRequest> kind) {
        return (int) bench.venue.received().stream().filter(kind::isInstance).count();
    }

    @Test
    @Tag("X-7")
    void whatTheVenueRefusesIsAnErrorOfItsCategory() {
        var figures = new Figures();
        var limited = FaultPlan.of(
                FaultRule.always(FaultKind.RATE_LIMITED, FaultPoint.PLACE).times(2));
        var bench = new LiveBench("refused", DISK.get(), 1, limited, IdentityClass.B2, LiveScripts.BUYER)
                .measuredBy(figures)
                .start();
        bench.settle();
        for (int i = 0; i < 12; i++) {
            bench.tradeAndWork();
        }
        bench.settle();

        assertThat(figures.account.errors).containsExactly(ErrorCategory.THROTTLED, ErrorCategory.THROTTLED);
        assertThat(figures.account.get(AccountMetrics.Count.ORDER_REJECTED)).isEqualTo(2);
    }

    @Test
    void faultsRestoresCheckpointsAndIntentsOfAnInstanceAreMeasured() {
        var figures = new Figures();
        var bench = LiveBench.calm("instance", DISK.get(), LiveScripts.TRADER)
                .measuredBy(figures)
                .start();
        bench.settle();
        for (int i = 0; i < 120; i++) {
            bench.tradeAndWork();
        }
        bench.settle();

        var told = figures.instance;
        assertThat(told.faults).contains(ReasonCode.RES_FAULT);
        assertThat(told.restored).as("after each fault").isEqualTo(told.faults.size());
        assertThat(told.checkpoints).isPositive();
        assertThat(told.emitted).isPositive();
        assertThat(told.settled)
                .isEqualTo((int) bench.host.statuses().getFirst().cursor());
    }

    @Test
    @Tag("M-25")
    void turnsThatTakeLongerThanTheObjectiveOpenTheBreakerLive() {
        var figures = new Figures();
        var rule =
                new BreakerRule(Trigger.LATENCY, 3, 60 * SECOND, 0, BreakerAction.REDUCE_ONLY, new Recovery.Manual());
        var bench = LiveBench.calm("slow", DISK.get(), LiveScripts.BUYER)
                .under(new BreakerRules(List.of(rule), 80))
                .measuredBy(figures)
                .start();
        bench.settle();
        long objective = 4 * LiveBench.MILLI; // 80 % of the descriptor's 5 ms

        figures.instance.wallNanos = objective;
        turns(bench, 5);
        assertThat(state(bench)).as("within it").isEqualTo("closed");

        figures.instance.wallNanos = objective + 1;
        turns(bench, 5);
        assertThat(state(bench)).isEqualTo("open");
    }

    private static void turns(LiveBench bench, int count) {
        for (int i = 0; i < count; i++) {
            bench.trade();
            bench.work();
        }
    }

    private static String state(LiveBench bench) {
        return bench.host.breaker(bench.ids.getFirst()).orElseThrow().state().label();
    }

    /// Everything that was told, of one instance and one account.
    private static final class Figures implements LiveMetrics {
        final OneInstance instance = new OneInstance();
        final OneAccount account = new OneAccount();

        @Override
        public InstanceMetrics instance(InstanceId id, Lane lane) {
            return instance;
        }

        @Override
        public AccountMetrics account(AccountId id) {
            return account;
        }
    }

    private static final class OneInstance implements InstanceMetrics {
        final List<ReasonCode> faults = new ArrayList<>();
        int restored;
        int settled;
        int emitted;
        long checkpoints;
        long wallNanos;

        @Override
        public long start() {
            return 0;
        }

        @Override
        public void stop(long started, Usage usage) {}

        @Override
        public long lastNanos() {
            return wallNanos;
        }

        @Override
        public void emitted(Intent intent) {
            emitted++;
        }

        @Override
        public void saved(long bytes) {
            checkpoints++;
        }

        @Override
        public void faulted(ReasonCode code) {
            faults.add(code);
        }

        @Override
        public void settled(long sinceNanos) {
            settled++;
        }

        @Override
        public void restored(long started) {
            restored++;
        }
    }

    private static final class OneAccount implements AccountMetrics {
        final List<ErrorCategory> errors = new ArrayList<>();
        final List<Long> orderLatencies = new ArrayList<>();
        private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

        @Override
        public void count(Count what) {
            counts.merge(what, 1, Integer::sum);
        }

        @Override
        public void error(ErrorCategory category) {
            errors.add(category);
        }

        @Override
        public void orderLatency(long nanos) {
            orderLatencies.add(nanos);
        }

        @Override
        public void fillLatency(long nanos) {}

        int get(Count what) {
            return counts.getOrDefault(what, 0);
        }
    }
}
