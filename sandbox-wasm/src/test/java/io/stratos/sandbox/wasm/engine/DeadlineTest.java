package io.stratos.sandbox.wasm.engine;

import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stratos.sandbox.wasm.check.ModuleCheck;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.Limits;
import io.stratos.sandbox.wasm.watchdog.Watchdog;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two things end a guest at its deadline, and each is enough without the other: its own look at the time, and the
/// watchdog's interrupt.
@Tag("M-13")
@Timeout(60)
class DeadlineTest {
    private static final long PLENTY = Long.MAX_VALUE;
    private static final int LOOKS = 1_000;
    private static final Body ENDLESS = body().loop(Body.VOID).br(0).end().i32(0);
    private static final int PASSES_PER_LOOK = (int) FlatMemory.UNITS_PER_LOOK;

    @AfterEach
    void interruptIsGone() {
        boolean _ = Thread.interrupted();
    }

    @Test
    void guestThatLooksForItselfNeedsNoOtherThread() {
        AtomicInteger looks = new AtomicInteger();
        Guest guest = new Guest(ENDLESS);

        assertThat(guest.run(() -> looks.incrementAndGet() == LOOKS)).isEqualTo(GuestStop.TIME);
        assertThat(looks).hasValue(LOOKS);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void guestLooksEachTimeItHasPaidSoMuch() {
        AtomicInteger looks = new AtomicInteger();
        Guest guest = new Guest(ENDLESS);
        guest.run(() -> looks.incrementAndGet() == LOOKS);

        assertThat(PLENTY - guest.instance.fuel())
                .as("a pass of this loop costs one unit")
                .isBetween((long) LOOKS * PASSES_PER_LOOK, (long) LOOKS * (PASSES_PER_LOOK + 1));
    }

    @Test
    void guestThatNeverSeesItsTimeIsEndedByTheWatchdog() {
        try (Watchdog watchdog = new Watchdog(System::nanoTime)) {
            var deadline = watchdog.of(Thread.currentThread(), 1_000_000);
            Guest guest = new Guest(ENDLESS);
            deadline.arm(1_000_000);

            assertThat(guest.run(() -> false)).isEqualTo(GuestStop.INTERRUPTED);
            assertThat(deadline.disarm()).isTrue();
        }
    }

    @Test
    void lastUnitDecidesBeforeTheTimeDoes() {
        Guest guest = new Guest(ENDLESS);

        assertThat(guest.run(PASSES_PER_LOOK, () -> true)).isEqualTo(GuestStop.FUEL);
        assertThat(guest.run(PASSES_PER_LOOK + 1, () -> true)).isEqualTo(GuestStop.TIME);
    }

    private static final class Guest {
        private final EngineInstance instance;
        private final int entry;

        Guest(Body body) {
            byte[] code = calling(body).bytes();
            var shape = ((ModuleCheck.Accepted) ModuleCheck.of(code, Limits.roomy())).shape();
            var prepared = Preparation.prepare(code, shape);
            entry = prepared.entry();
            instance = EngineModule.compile(prepared.code())
                    .instantiate(shape.memoryPagesMin(), shape.memoryPagesMax(), prepared.answer());
        }

        GuestStop run(BooleanSupplier isLate) {
            return run(PLENTY, isLate);
        }

        GuestStop run(long fuel, BooleanSupplier isLate) {
            instance.refill(fuel, Preparation.STACK_SLOTS, isLate);
            return GuestStop.of(catchThrowable(() -> instance.enter(entry, 0)));
        }
    }
}
