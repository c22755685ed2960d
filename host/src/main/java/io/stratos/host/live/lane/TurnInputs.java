package io.stratos.host.live.lane;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.live.link.InstanceLink;

/// Writes what an instance is told in its next turn. Its lane's thread.
final class TurnInputs {
    private final StrategyInstance strategy;
    private final InstanceLink link;
    private final WireWriter input = new WireWriter(1 << 12);
    private final InputEncoder encoder = new InputEncoder(input);

    TurnInputs(StrategyInstance strategy, InstanceLink link) {
        this.strategy = strategy;
        this.link = link;
    }

    WireWriter event(Event event, long nowNanos) {
        var header = event.header();
        begin(nowNanos);
        encoder.event(new Event(
                new EventHeader(
                        header.sequence(),
                        header.eventTimeNanos(),
                        header.receivedTimeNanos(),
                        nowNanos,
                        header.quality(),
                        header.instrument()),
                event.body()));
        return input;
    }

    /// The timer that is due, which is thereby fired.
    WireWriter timer(long nowNanos) {
        begin(nowNanos);
        encoder.timer(strategy.timers().nextId(), strategy.timers().nextDueNanos());
        strategy.timers().fire(nowNanos);
        return input;
    }

    WireWriter shutdown(long nowNanos) {
        long turn = strategy.cursor() + 1;
        var context = new CallbackContext(turn, nowNanos, strategy.seedOf(turn), safety(), true);
        input.reset();
        InputEncoder.encode(new Input.Shutdown(context, ShutdownReason.STOP), input);
        return input;
    }

    private void begin(long nowNanos) {
        long turn = strategy.cursor() + 1;
        encoder.begin(turn, nowNanos, strategy.seedOf(turn), safety(), strategy.isCheckpointDue(turn));
    }

    private SafetyState safety() {
        return link.view().safety();
    }
}
