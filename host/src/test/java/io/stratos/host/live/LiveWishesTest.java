package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.ConfigValue.IntegerValue;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.breaker.BreakerAction;
import io.stratos.host.breaker.BreakerRule;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.breaker.Recovery;
import io.stratos.host.breaker.Trigger;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.BreakerReset;
import io.stratos.host.live.lane.ConfigAnswer;
import io.stratos.host.live.lane.ConfigMoment;
import io.stratos.host.live.lane.ConfigWish;
import io.stratos.host.live.lane.ObjectiveReset;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.service.LiveServices;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What operators ask of an instance, wherever it stands.
@Tag("M-25")
@Tag("M-26")
class LiveWishesTest {
    private static final long SECOND = 1_000 * LiveBench.MILLI;
    private static final int WAITING_MAX = 64;
    private static final IntegerValue ONE = new IntegerValue("fast", 1);
    private static final List<ConfigField> SCHEMA =
            List.of(new ConfigField("fast", ConfigType.INTEGER, "", false, ONE, null, null, List.of(), true));

    /// Fails at the first trade; one fault opens the breaker until an operator closes it.
    private static final Script FAILING = (_, input, _) -> {
        if (input instanceof Input.OnEvent given
                && given.event().body() instanceof EventBody.Trade trade
                && trade.tradeId() <= 1) {
            throw new Crash();
        }
    };

    private static final BreakerRules MANUAL = new BreakerRules(
            List.of(new BreakerRule(Trigger.FAULTS, 1, 60 * SECOND, 0, BreakerAction.NO_TRADE, new Recovery.Manual())),
            BreakerRules.OBJECTIVE_PERCENT);

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// Guests that are to be made; none is before [#make].
    private final List<Runnable> makings = new ArrayList<>();

    private LiveBench bench(String name) {
        var bench = LiveBench.calm(name, DISK.get(), FAILING);
        bench.config = List.of(ONE);
        bench.asking(Descriptors.scripted(List.of(EventKind.TRADE), SCHEMA), LiveServices.none());
        return bench.under(MANUAL).rebuildingBy(makings::add).start();
    }

    /// Its guest failed, and another is to be made.
    private LiveBench rebuilding(String name) {
        var bench = bench(name);
        make(bench);
        bench.trade();
        work(bench);
        assertThat(phase(bench)).isEqualTo(Phase.REBUILDING);
        assertThat(state(bench)).isEqualTo("open");
        return bench;
    }

    private void make(LiveBench bench) {
        makings.forEach(Runnable::run);
        makings.clear();
        bench.settle();
    }

    private static void work(LiveBench bench) {
        for (int again = 0; again < 6; again++) {
            bench.work();
        }
    }

    private static Phase phase(LiveBench bench) {
        return bench.host.statuses().getFirst().phase();
    }

    private static String state(LiveBench bench) {
        return bench.host.breaker(bench.ids.getFirst()).orElseThrow().state().label();
    }

    private static CompletableFuture<BreakerReset> reset(LiveBench bench) {
        return bench.host.resetBreaker(bench.ids.getFirst(), "alice", "seen").orElseThrow();
    }

    private static CompletableFuture<ConfigAnswer> set(LiveBench bench) {
        var wish =
                new ConfigWish(List.of(new IntegerValue("fast", 7)), ConfigMoment.NEXT_CHECKPOINT, "alice", "calmer");
        return bench.host.configure(bench.ids.getFirst(), wish).orElseThrow();
    }

    @Test
    void aResetDoesNotWaitForTheGuestThatIsMadeAfterAFault() {
        var bench = rebuilding("rebuilt");
        var answer = reset(bench);
        work(bench);

        assertThat(answer.join()).isInstanceOf(BreakerReset.Done.class);
        assertThat(phase(bench)).isEqualTo(Phase.REBUILDING);
        assertThat(state(bench)).isEqualTo("closed");
        make(bench);
        assertThat(phase(bench)).isEqualTo(Phase.TRADING);
    }

    @Test
    void aResetBeforeTheFirstGuestIsMadeOutlivesAProcessThatEndsThere() {
        var bench = rebuilding("restarted");
        make(bench);
        bench.restart();
        var answer = reset(bench);
        work(bench);
        assertThat(answer.join()).isInstanceOf(BreakerReset.Done.class);
        assertThat(phase(bench)).isEqualTo(Phase.STARTING);
        bench.ledger.commitAll();

        bench.restart();
        assertThat(state(bench)).isEqualTo("closed");
        makings.removeFirst();
        make(bench);
        assertThat(phase(bench)).isEqualTo(Phase.TRADING);
    }

    @Test
    void nothingIsWrittenOfAnInstanceThatNeverHadAGuest() {
        var bench = bench("fresh");
        var answer = reset(bench);
        work(bench);
        assertThat(answer).isNotDone();
        bench.ledger.commitAll();
        var position = new InstanceRows(bench.ids.getFirst()).position();
        assertThat(DISK.get().reader().get(Table.INSTANCE, position)).isNull();

        make(bench);
        assertThat(answer.join()).isInstanceOf(BreakerReset.Done.class);
    }

    @Test
    void whatCouldNotBeTakenInItsTimeIsNotDoneLater() {
        var bench = rebuilding("late");
        var answer = set(bench);
        work(bench);
        assertThat(answer).isNotDone();
        bench.now += 5 * SECOND;
        make(bench);
        work(bench);

        assertThat(answer.join()).isEqualTo(new ConfigAnswer.Refused(ReasonCode.DEP_STATE));
        assertThat(bench.host.config(bench.ids.getFirst()).orElseThrow().pending())
                .isNull();
    }

    @Test
    void onceTradingIsHaltedEveryWishIsAnsweredWithTheReason() {
        var bench = rebuilding("halted");
        bench.host.halt().trip(ReasonCode.STA_FENCED, "another holder", null);
        var reset = reset(bench);
        var set = set(bench);
        var goOn =
                bench.host.resetObjective(bench.ids.getFirst(), "alice", "seen").orElseThrow();
        work(bench);

        assertThat(reset.join()).isEqualTo(new BreakerReset.Refused(ReasonCode.STA_FENCED));
        assertThat(set.join()).isEqualTo(new ConfigAnswer.Refused(ReasonCode.STA_FENCED));
        assertThat(goOn.join()).isEqualTo(new ObjectiveReset.Refused(ReasonCode.STA_FENCED));
    }

    @Test
    @Tag("Z-7")
    void soManyWishesWaitAndTheNextIsRefusedAtOnce() {
        var bench = bench("many");
        for (int i = 0; i < WAITING_MAX; i++) {
            assertThat(reset(bench)).isNotDone();
            assertThat(set(bench)).isNotDone();
        }
        assertThat(reset(bench)).isCompletedWithValue(new BreakerReset.Refused(ReasonCode.DEP_BUSY));
        assertThat(set(bench)).isCompletedWithValue(new ConfigAnswer.Refused(ReasonCode.CFG_PENDING));

        make(bench);
        assertThat(reset(bench)).isNotDone();
        work(bench);
        assertThat(set(bench)).isNotDone();
    }
}
