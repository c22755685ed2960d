package io.stratos.host.live.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.host.lane.Recovery;
import io.stratos.host.lane.RecoveryTime;
import io.stratos.host.live.duty.TradingHalt;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-14")
class RebuildTest {
    private static final Recovery.Outcome.Refused DIVERGED =
            new Recovery.Outcome.Refused(ReasonCode.STA_REPLAY_DIVERGED, 7);
    private static final Recovery.Made NONE = new Recovery.Made.None(DIVERGED, null, 0);

    private final ArrayDeque<Runnable> elsewhere = new ArrayDeque<>();
    private final TradingHalt halt = new TradingHalt();
    private long now;
    private int rung;

    private Rebuild rebuild(Function<RecoveryTime, Recovery.Made> work) {
        return new Rebuild(work, elsewhere::add, () -> now, () -> rung++, halt);
    }

    @Test
    void whatCameOfItIsSeenOnceItIsDone() {
        var rebuild = rebuild(_ -> NONE);
        rebuild.begin();
        assertThat(rebuild.outcome()).isNull();

        elsewhere.remove().run();
        assertThat(rung).isEqualTo(1);
        assertThat(rebuild.outcome()).isEqualTo(NONE);
    }

    @Test
    void rebuildThatBreaksHaltsTradingAndIsNotWaitedForInSilence() {
        var rebuild = rebuild(_ -> {
            throw new IllegalStateException("the disk is gone");
        });
        rebuild.begin();
        elsewhere.remove().run();

        assertThat(rebuild.outcome()).isNull();
        assertThat(halt.cause())
                .isEqualTo(new TradingHalt.Cause(
                        ReasonCode.INTERNAL,
                        "a guest cannot be rebuilt: java.lang.IllegalStateException: the disk is gone"));
    }

    @Test
    @Tag("M-13")
    void rebuildWithoutMemoryOrStackOrWhoseMappedMemoryBrokeRefusesThatInstanceAlone() {
        var codes = Map.of(
                new OutOfMemoryError("full"), ReasonCode.RES_MEMORY,
                new StackOverflowError("deep"), ReasonCode.RES_STACK,
                new InternalError("a fault occurred in an unsafe memory access operation"), ReasonCode.RES_PROCESS);
        codes.forEach((error, code) -> {
            var rebuild = rebuild(_ -> {
                throw error;
            });
            rebuild.begin();
            elsewhere.remove().run();

            assertThat(refused(Objects.requireNonNull(rebuild.outcome()))).isEqualTo(code);
        });
        assertThat(rung).as("the lane is told").isEqualTo(3);
        assertThat(halt.isTripped()).isFalse();
    }

    /// The guest blocks while its thread waits for it; meanwhile the lane looks.
    @Test
    void onceItsTimeIsOverTheLaneGoesOnWithoutIt() {
        var rebuild = new Rebuild[1];
        var seen = new ArrayDeque<ReasonCode>();
        var guest = new WatchedGuest();
        rebuild[0] = rebuild(time -> {
            now = Rebuild.TIME_NANOS - 1;
            assertThat(time.isOver()).isFalse();
            assertThat(rebuild[0].outcome()).isNull();
            now = Rebuild.TIME_NANOS;
            seen.add(refused(Objects.requireNonNull(rebuild[0].outcome())));
            assertThat(time.isOver()).isTrue();
            return guest.made();
        });
        rebuild[0].begin();
        elsewhere.remove().run();

        assertThat(seen).containsExactly(ReasonCode.RES_TIMEOUT);
        assertThat(guest.closed).as("a guest that comes too late is closed").isTrue();
        assertThat(rebuild[0].outcome()).as("told once").isNull();
    }

    @Test
    void itsTimeBeginsWhenItsThreadDoesAndGrowsWithTheTurnsToBeReapplied() {
        var rebuild = rebuild(time -> {
            time.extend(1_000);
            assertThat(time.leftNanos()).isEqualTo(Rebuild.TIME_NANOS + 1_000 * Rebuild.TIME_OF_TURN_NANOS);
            return NONE;
        });
        rebuild.begin();
        now = 2 * Rebuild.TIME_NANOS;
        assertThat(rebuild.outcome()).isNull();

        elsewhere.remove().run();
        assertThat(rebuild.outcome()).isEqualTo(NONE);
    }

    @Test
    void turnsThatAreTriedAgainGiveNoMoreTime() {
        var rebuild = rebuild(time -> {
            time.extend(1_000);
            time.extend(1_000);
            assertThat(time.leftNanos()).isEqualTo(Rebuild.TIME_NANOS + 1_000 * Rebuild.TIME_OF_TURN_NANOS);
            time.extend(3_000);
            assertThat(time.leftNanos()).isEqualTo(Rebuild.TIME_NANOS + 3_000 * Rebuild.TIME_OF_TURN_NANOS);
            return NONE;
        });
        rebuild.begin();
        elsewhere.remove().run();

        assertThat(rebuild.outcome()).isEqualTo(NONE);
    }

    /// A child that is forked, or a thread that is started, while the guest starts has the priority of its
    /// host.
    @Test
    @Tag("M-8")
    void itsThreadGivesWayOnceDeliveriesAreReapplied() {
        var gaveWay = new AtomicInteger();
        var makings = new Makings() {
            @Override
            public void execute(Runnable work) {
                elsewhere.add(work);
            }

            @Override
            public void givesWay() {
                gaveWay.incrementAndGet();
            }
        };
        var rebuild = new Rebuild(
                time -> {
                    time.extend(1);
                    assertThat(gaveWay).hasValue(0);
                    time.reapplies();
                    assertThat(gaveWay).hasValue(1);
                    return NONE;
                },
                makings,
                () -> now,
                () -> rung++,
                halt);
        rebuild.begin();
        elsewhere.remove().run();

        assertThat(rebuild.outcome()).isEqualTo(NONE);
    }

    /// It waits for others that take long, and its time does not run meanwhile.
    @Test
    @Tag("M-12")
    void oneWithManyTurnsSaysOnceThatItTakesLong() {
        var said = new AtomicInteger();
        var makings = new Makings() {
            @Override
            public void execute(Runnable work) {
                elsewhere.add(work);
            }

            @Override
            public void takesLong() {
                said.incrementAndGet();
                now += 1_000 * Rebuild.TIME_NANOS;
            }
        };
        var rebuild = new Rebuild(
                time -> {
                    time.extend(Rebuild.LONG_TURNS);
                    assertThat(said).hasValue(0);
                    time.extend(Rebuild.LONG_TURNS + 1);
                    time.extend(Rebuild.LONG_TURNS + 1);
                    assertThat(time.leftNanos())
                            .isEqualTo(Rebuild.TIME_NANOS + (Rebuild.LONG_TURNS + 1) * Rebuild.TIME_OF_TURN_NANOS);
                    return NONE;
                },
                makings,
                () -> now,
                () -> rung++,
                halt);
        rebuild.begin();
        elsewhere.remove().run();

        assertThat(said).hasValue(1);
        assertThat(rebuild.outcome()).isEqualTo(NONE);
    }

    @Test
    void whatIsNotWantedAnyMoreIsClosedWheneverItComes() {
        var early = new WatchedGuest();
        var there = rebuild(_ -> early.made());
        there.begin();
        elsewhere.remove().run();
        there.abandon();
        assertThat(early.closed).isTrue();

        var late = new WatchedGuest();
        var underWay = new Rebuild[1];
        underWay[0] = rebuild(time -> {
            underWay[0].abandon();
            assertThat(time.isOver()).isTrue();
            return late.made();
        });
        underWay[0].begin();
        elsewhere.remove().run();
        assertThat(late.closed).isTrue();
        assertThat(underWay[0].outcome()).isNull();
    }

    @Test
    void oneThatIsAbandonedBeforeItBeginsIsNotBegun() {
        var begun = new AtomicInteger();
        var rebuild = rebuild(_ -> {
            begun.incrementAndGet();
            return NONE;
        });
        rebuild.begin();
        rebuild.abandon();
        elsewhere.remove().run();

        assertThat(begun).hasValue(0);
    }

    @Test
    void whatAnAbandonedOneBreaksAtConcernsNobody() {
        var rebuild = new Rebuild[1];
        rebuild[0] = rebuild(_ -> {
            rebuild[0].abandon();
            throw new IllegalStateException("the ledger is closed");
        });
        rebuild[0].begin();
        elsewhere.remove().run();

        assertThat(halt.isTripped()).isFalse();
    }

    private static ReasonCode refused(Recovery.Made made) {
        assertThat(made).isInstanceOf(Recovery.Made.None.class);
        return ((Recovery.Made.None) made).refused().code();
    }

    private static final class WatchedGuest implements Sandbox {
        private boolean closed;

        Recovery.Made made() {
            return new Recovery.Made.Guest(this, null, new Recovery.Outcome.Fresh());
        }

        @Override
        public Decision begin(byte[] buffer, int offset, int length) {
            return Decision.Pending.PENDING;
        }

        @Override
        public Decision poll() {
            return Decision.Pending.PENDING;
        }

        @Override
        public String isolation() {
            return "L0";
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
