package io.stratos.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.gate.Callback;
import java.util.List;

/// An admitted case on a lane: two turns as if it meant well, then its attack.
final class Attacker implements AutoCloseable {
    /// The case attacks in this round and in those after it.
    static final int ATTACK_ROUND = 3;

    static final int ROUNDS = 5;

    private final HostileCase attack;
    private final Seat seat;
    private boolean begun;
    private boolean shutDown;

    Attacker(HostileCase attack, SandboxModule module) {
        this(attack, module, Records.forgotten());
    }

    /// @param records kept where its guest is to be made again
    Attacker(HostileCase attack, SandboxModule module, Records records) {
        this.attack = attack;
        seat = new Seat("attacker", module, Attackers.descriptor(attack), List.of(), records);
    }

    void start() {
        seat.start();
    }

    void round(int round) {
        begin(round);
        await();
    }

    /// Begins its turn of a round, if it still has one.
    void begin(int round) {
        if (!seat.isRunning() || shutDown) {
            return;
        }
        begun = true;
        if (attack.isPython()) {
            Offspring.look(); // a fault kills them
        }
        if (round < ATTACK_ROUND || attack.turn() == Callback.INIT) {
            seat.beginMarketTurn();
        } else {
            seat.begin(attack.turn());
            shutDown = attack.turn() == Callback.SHUTDOWN;
        }
    }

    /// Has its guest made again from what was recorded, after a fault in the middle of its life.
    ///
    /// @return false if it gets none: it failed in its first init or its last callback, or too often
    boolean rebuilt() {
        boolean inTheMiddle = attack.turn() != Callback.INIT && attack.turn() != Callback.SHUTDOWN;
        return inTheMiddle && seat.rebuilt();
    }

    /// Whether the guest that it has now was made from a checkpoint.
    boolean isFromCheckpoint() {
        return seat.rebuiltFrom() > 0;
    }

    boolean isWorking() {
        return begun && seat.isWorking();
    }

    /// Waits for the end of the turn that was begun, if one was.
    void await() {
        if (begun) {
            begun = false;
            seat.await();
        }
    }

    ReasonCode end() {
        return seat.end();
    }

    /// Checks that it came to the end that its file names, and nowhere past its limits.
    void assertEnd() {
        switch (attack.end()) {
            case FAULT ->
                assertThat(List.of(seat.end()))
                        .as("%s: %s", attack, seat.watched().fault())
                        .isEqualTo(attack.reasons());
            case GATE -> {
                assertThat(seat.end()).as(attack.name()).isEqualTo(ReasonCode.OK);
                assertThat(seat.denied().keySet()).as(attack.name()).containsExactlyElementsOf(attack.reasons());
            }
            case NOTHING -> {
                assertThat(seat.end()).as(attack.name()).isEqualTo(ReasonCode.OK);
                assertThat(seat.denied()).as(attack.name()).isEmpty();
            }
            case ADMISSION -> throw new AssertionError(attack + " was to be refused, and was admitted");
        }
        var limits = attack.limits();
        var used = seat.watched();
        assertThat(used.outputMost()).as(attack.name()).isLessThanOrEqualTo(limits.outputBytesMax());
        if (!attack.isPython()) {
            assertThat(used.memoryMost()).as(attack.name()).isLessThanOrEqualTo(limits.memoryBytesMax());
            assertThat(used.fuelMost())
                    .as(attack.name())
                    .isLessThanOrEqualTo(limits.fuelMax() == 0 ? Long.MAX_VALUE : limits.fuelMax());
        }
    }

    @Override
    public void close() {
        seat.close();
    }
}
