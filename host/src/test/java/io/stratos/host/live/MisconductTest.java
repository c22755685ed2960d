package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.sandbox.Usage;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.breaker.Open;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.measure.AccountMetrics;
import io.stratos.host.live.measure.InstanceMetrics;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Strategies that stay within what stops them at once, and hurt all the same: each ends in the stage and with the code
/// that the stage table or the breaker's rules name, beside a neighbour that notices nothing.
@Tag("M-14")
class MisconductTest {
    /// Of the descriptor's 5 ms.
    private static final long JUST_UNDER_NANOS = 4_900_000;

    private static final int TRADES_MAX = 400;

    /// Five times what the descriptor allows of an event.
    private static final List<Intent> FLOOD =
            Collections.nCopies(50, LiveScripts.order(Side.BUY, OrderType.MARKET, "0.01", null));

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private static LiveBench beside(String name, Script culprit) {
        return LiveBench.calm(name, DISK.get(), culprit, LiveScripts.QUIET);
    }

    private static InstanceStatus culprit(LiveBench bench) {
        return bench.host.statuses().getFirst();
    }

    /// Trades until the culprit is halted, or for a while.
    private static void trade(LiveBench bench, int trades) {
        for (int i = 0; i < trades && culprit(bench).health() != HealthState.HALTED; i++) {
            bench.trade();
            for (int j = 0; j < 4; j++) {
                bench.work();
            }
        }
        assertThat(bench.host.statuses().get(1).health()).as("the neighbour").isEqualTo(HealthState.HEALTHY);
    }

    private static void isHalted(LiveBench bench, ReasonCode why) {
        trade(bench, TRADES_MAX);
        bench.settle();

        assertThat(culprit(bench).health()).isEqualTo(HealthState.HALTED);
        assertThat(culprit(bench).reason()).isEqualTo(why);
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    @Test
    void whoFloodsIntentsAtEveryCallbackIsDegradedThenHalted() {
        var bench = beside("intents", (_, input, decision) -> {
            if (input instanceof Input.OnEvent) {
                decision.setIntents(FLOOD);
            }
        });
        bench.start().settle();
        isHalted(bench, ReasonCode.GATE_RATE_EVENT);

        assertThat(told(bench.ids.getFirst()))
                .containsExactly(ReasonCode.GATE_RATE_EVENT, ReasonCode.GATE_RATE_EVENT, ReasonCode.GATE_RATE_EVENT);
        assertThat(placed(bench)).as("ten of an event at most, 100 in a second").isLessThanOrEqualTo(100);
    }

    /// What it is told of each denial counts as a callback without any, so the table stays mild; the breaker does not.
    @Test
    @Tag("M-25")
    void whoFloodsIntentsNowAndThenMayTradeNothingByItsBreaker() {
        var bench = beside("bursts", (_, input, decision) -> {
            if (isTrade(input)) {
                decision.setIntents(FLOOD);
            }
        });
        bench.start().settle();
        for (int i = 0; i < TRADES_MAX; i++) {
            bench.now += 20 * LiveBench.MILLI;
            trade(bench, 1);
        }
        var breaker = bench.host.breaker(bench.ids.getFirst()).orElseThrow();

        assertThat(breaker.history())
                .anySatisfy(moved -> assertThat(moved.reason()).isEqualTo(ReasonCode.BRK_INTENT_RATE));
        assertThat(placed(bench)).as("before it opened").isLessThan(TRADES_MAX);
    }

    private static int placed(LiveBench bench) {
        return (int) bench.venue.received().stream()
                .filter(VenueRequest.Place.class::isInstance)
                .count();
    }

    @Test
    void whoFloodsItsLogIsDegradedThenHalted() {
        var bench = beside("logs", (_, input, decision) -> {
            if (isTrade(input)) {
                decision.usage().set(0, 0, 0, 1 << 20);
            }
        });
        bench.start().settle();
        trade(bench, 20);
        assertThat(culprit(bench).reason()).isEqualTo(ReasonCode.TEL_LIMIT);
        assertThat(culprit(bench).health()).isEqualTo(HealthState.DEGRADED);

        isHalted(bench, ReasonCode.TEL_LIMIT);
    }

    /// Nobody asks a strategy how it is and believes it: what it does decides.
    @Test
    void whoSaysThatItIsWellAndFailsIsHaltedByItsFaults() {
        var bench = beside("lies", (_, input, decision) -> {
            decision.setHealth(new HealthReport(HealthState.HEALTHY, 0));
            if (isTrade(input)) {
                throw new Crash();
            }
        });
        bench.start().settle();

        isHalted(bench, ReasonCode.RES_RESTART);
    }

    /// It is never late, so nothing stops it; it is shown as near its limit, and its breaker holds it to reducing.
    @Test
    @Tag("M-25")
    void whoAlwaysAnswersJustUnderItsDeadlineIsHeldToReducingByItsBreaker() {
        var bench = beside("slow", LiveScripts.BUYER).measuredBy(new Slow());
        bench.start().settle();
        for (int i = 0; i < TRADES_MAX; i++) {
            bench.now += 20 * LiveBench.MILLI;
            trade(bench, 1);
        }
        var breaker = bench.host.breaker(bench.ids.getFirst()).orElseThrow();
        int before = bench.venue.received().size();
        trade(bench, 5);

        assertThat(breaker.state())
                .isInstanceOfSatisfying(
                        Open.class,
                        open -> assertThat(open.rule().trigger().code()).isEqualTo(ReasonCode.BRK_LATENCY));
        assertThat(bench.venue.received()).as("nothing more is bought").hasSize(before);
        assertThat(culprit(bench).health()).isEqualTo(HealthState.HEALTHY);
        assertThat(told(bench.ids.getFirst())).contains(ReasonCode.RES_NEAR_LIMIT);
    }

    /// What the journal says of an instance's health.
    private static List<ReasonCode> told(InstanceId id) {
        var codes = new ArrayList<ReasonCode>();
        DISK.get().reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.HEALTH) {
                var record = decoded(payload);
                if (record.instance().equals(id)) {
                    codes.add(record.reason());
                }
            }
            return true;
        });
        return codes;
    }

    private static HealthRecord decoded(byte[] payload) {
        try {
            return HealthRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private static boolean isTrade(Input input) {
        return input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade;
    }

    /// The first instance takes nearly all of its time, by the clock that the host looks at.
    private static final class Slow implements LiveMetrics {
        private int instances;

        @Override
        public InstanceMetrics instance(InstanceId id, Lane lane) {
            return instances++ % 2 == 0 ? new SlowInstance() : InstanceMetrics.NONE;
        }

        @Override
        public AccountMetrics account(AccountId id) {
            return AccountMetrics.NONE;
        }
    }

    private static final class SlowInstance implements InstanceMetrics {
        @Override
        public long start() {
            return 0;
        }

        @Override
        public void stop(long started, Usage usage) {}

        @Override
        public long lastNanos() {
            return JUST_UNDER_NANOS;
        }

        @Override
        public void faulted(ReasonCode code) {}

        @Override
        public void settled(long sinceNanos) {}

        @Override
        public void restored(long started) {}
    }
}
