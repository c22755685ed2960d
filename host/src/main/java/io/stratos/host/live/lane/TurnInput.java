package io.stratos.host.live.lane;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.host.lane.StrategyInstance;

/// Encodes an instance's next input into bytes that are used again and again. Its lane's thread.
final class TurnInput {
    private final InstanceSetting parts;
    private final StrategyInstance strategy;
    private final WireWriter bytes = new WireWriter(1 << 12);
    private final InputEncoder encoder = new InputEncoder(bytes);

    TurnInput(InstanceSetting parts, StrategyInstance strategy) {
        this.parts = parts;
        this.strategy = strategy;
    }

    WireWriter event(Event event, long now) {
        var header = event.header();
        begin(now);
        encoder.event(new Event(
                new EventHeader(
                        header.sequence(),
                        header.eventTimeNanos(),
                        header.receivedTimeNanos(),
                        now,
                        header.quality(),
                        header.instrument()),
                event.body()));
        return bytes;
    }

    WireWriter timer(int id, long dueNanos, long now) {
        begin(now);
        encoder.timer(id, dueNanos);
        return bytes;
    }

    WireWriter shutdown(long now) {
        long turn = strategy.cursor() + 1;
        var safety = parts.link().view().safety();
        var context = new CallbackContext(turn, now, strategy.seedOf(turn), safety, true);
        bytes.reset();
        InputEncoder.encode(new Input.Shutdown(context, ShutdownReason.STOP), bytes);
        return bytes;
    }

    private void begin(long now) {
        long turn = strategy.cursor() + 1;
        var safety = parts.link().view().safety();
        encoder.begin(turn, now, strategy.seedOf(turn), safety, strategy.isCheckpointDue(turn));
    }
}
