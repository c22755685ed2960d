package io.stratos.sandbox.wasm;

import static io.stratos.sandbox.wasm.Guests.call;
import static io.stratos.sandbox.wasm.Guests.decided;
import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static io.stratos.sandbox.wasm.testing.GuestModule.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The deadline alone: these guests have no limit of fuel, so nothing else can stop them.
@Tag("M-13")
@Timeout(120)
class KillTest {
    private static final int KILLS = 300;

    /// Between half a millisecond and three, compiled.
    private static final int LOOPS = 1_500_000;
    private static final int PAGES = 1_024;
    private static final ResourceLimits ONE_MILLISECOND =
            Limits.limits().callbackMillis(1).build();
    private static final ResourceLimits FILLING =
            Limits.limits().callbackMillis(1).memoryPages(PAGES).build();

    @AutoClose
    private final Guests guests = new Guests();

    /// The neighbour loops too, so a late interrupt would stop it. It has 2 s, the others 1 ms.
    @Test
    void threeHundredKillsInARowNeverHitTheNextCall() {
        Body busy = body().locals(1)
                .i32(2_000)
                .set(1)
                .loop(Body.VOID)
                .get(1)
                .i32(1)
                .sub()
                .set(1)
                .get(1)
                .brIf(0)
                .end()
                .i32(0);
        Sandbox neighbour = guests.start(calling(busy));
        SandboxModule looping =
                guests.module(calling(body().loop(Body.VOID).br(0).end().i32(0)), ONE_MILLISECOND);

        for (int i = 0; i < KILLS; i++) {
            try (Sandbox victim = looping.instantiate()) {
                assertThat(Guests.fault(victim).code()).isEqualTo(ReasonCode.RES_TIMEOUT);
            }
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(decided(neighbour).isQuiet()).isTrue();
            LockSupport.parkNanos(20_000);
            assertThat(decided(neighbour).isQuiet()).isTrue();
        }
    }

    /// A loop of about a millisecond meets a deadline of a millisecond: some calls are killed, some
    /// just make it.
    @Test
    void callThatEndsAtItsDeadlineIsEitherDecidedOrKilledAndNothingElse() {
        Body aboutAMillisecond = body().locals(1)
                .i32(LOOPS)
                .set(1)
                .loop(Body.VOID)
                .get(1)
                .i32(1)
                .sub()
                .set(1)
                .get(1)
                .brIf(0)
                .end()
                .i32(0);
        SandboxModule module = guests.module(calling(aboutAMillisecond), ONE_MILLISECOND);
        for (int i = 0; i < KILLS; i++) {
            try (Sandbox sandbox = module.instantiate()) {
                Decision decision = call(sandbox);
                if (decision instanceof Decision.Faulted faulted) {
                    assertThat(faulted.fault().code()).isEqualTo(ReasonCode.RES_TIMEOUT);
                }
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
        }
    }

    /// The watchdog strikes during one long fill, which never looks; then the guest ends in its own way.
    @Test
    @Tag("Z-4")
    void guestThatEndedByItselfIsNotEndedByALateStrike() {
        AtomicBoolean hurries = new AtomicBoolean();
        try (Guests late = new Guests(() -> hurries.get() ? System.nanoTime() / 2 : 0)) {
            Sandbox traps = late.start(filling(oneFill().unreachable()), FILLING);
            Sandbox answers = late.start(filling(oneFill().i32(0)), FILLING);
            Sandbox loops =
                    late.start(filling(oneFill().loop(Body.VOID).br(0).end().i32(0)), FILLING);
            Sandbox warms = late.start(filling(oneFill().i32(0)), FILLING);
            assertThat(decided(warms).isQuiet())
                    .as("who looks at its entry has looked")
                    .isTrue();
            hurries.set(true);

            assertThat(Guests.fault(traps)).isEqualTo(new GuestFault(Kind.TRAP, ReasonCode.RES_FAULT, 0));
            assertThat(decided(answers).isQuiet()).isTrue();
            assertThat(Guests.fault(loops).kind())
                    .as("the strike came, and ends who looks")
                    .isEqualTo(Kind.DEADLINE);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private static GuestModule filling(Body body) {
        return calling(body).memory(PAGES);
    }

    /// Of all its memory: some milliseconds.
    private static Body oneFill() {
        return body().i32(0).i32(7).i32(PAGES * 65_536).memoryFill();
    }

    /// None of them takes long, and no jump backward makes the guest look for an interrupt.
    @Test
    void straightCodeOfManyFillsIsStoppedBetweenTwo() {
        Body body = body();
        for (int i = 0; i < 350; i++) {
            body.i32(0).i32(i).i32(64 * 65_536).memoryFill();
        }
        Sandbox sandbox = guests.start(
                calling(body.i32(0)).memory(64),
                Limits.limits().callbackMillis(1).memoryPages(64).build());

        assertThat(Guests.fault(sandbox))
                .isEqualTo(
                        new GuestFault(Kind.DEADLINE, ReasonCode.RES_TIMEOUT, ONE_MILLISECOND.callbackTimeoutNanos()));
    }

    @Test
    void interruptOfTheHostDoesNotStopAGuestAndIsNotLost() {
        Sandbox sandbox = guests.start(calling(body().locals(1)
                .i32(1_000)
                .set(1)
                .loop(Body.VOID)
                .get(1)
                .i32(1)
                .sub()
                .set(1)
                .get(1)
                .brIf(0)
                .end()
                .i32(0)));
        Thread.currentThread().interrupt();
        Decision decision = call(sandbox);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(decision).isInstanceOf(Decision.Decided.class);
    }

    @Test
    void interruptOfTheHostDuringACallStopsTheGuestAndIsKept() throws InterruptedException {
        Sandbox looping =
                guests.start(calling(body().loop(Body.VOID).br(0).end().i32(0)));
        Thread lane = Thread.currentThread();
        Thread host = Thread.ofPlatform().start(() -> {
            LockSupport.parkNanos(50_000_000);
            lane.interrupt();
        });
        Decision decision = call(looping);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(Guests.fault(decision)).isEqualTo(new GuestFault(Kind.DEADLINE, ReasonCode.RES_TIMEOUT, 0));
        host.join();
    }

    @Test
    void sandboxMayMoveBetweenThreads() throws InterruptedException {
        Sandbox quiet = guests.start(guest());
        Sandbox looping =
                guests.start(calling(body().loop(Body.VOID).br(0).end().i32(0)), ONE_MILLISECOND);
        assertThat(decided(quiet).isQuiet()).isTrue();

        Decision[] elsewhere = new Decision[2];
        Thread other = Thread.ofPlatform().start(() -> {
            elsewhere[0] = call(quiet);
            elsewhere[1] = call(looping);
        });
        other.join();

        assertThat(elsewhere[0]).isInstanceOf(Decision.Decided.class);
        assertThat(elsewhere[1]).isInstanceOf(Decision.Faulted.class);
    }
}
