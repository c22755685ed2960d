package io.stratos.host.live.lane;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.host.live.link.InstanceLink;
import org.jspecify.annotations.Nullable;

/// Encodes what the next turn of one instance is given; refilled by each. Its lane's thread.
final class TurnInputs {
    private final StrategyInstance strategy;
    private final InstanceLink link;
    private final WireWriter input = new WireWriter(1 << 12);
    private final InputEncoder encoder = new InputEncoder(input);
    private final boolean hearsSafety;
    private @Nullable SafetyState toldSafety;
    private @Nullable SafetyState telling;

    TurnInputs(StrategyInstance strategy, InstanceLink link) {
        this.strategy = strategy;
        this.link = link;
        hearsSafety = strategy.spec().descriptor().capabilities().events().contains(EventKind.SAFETY);
    }

    /// It never ran before: what its init is told holds.
    void startsAnew() {
        toldSafety = SafetyState.NORMAL;
    }

    /// The interlock where the strategy knows it otherwise and wants to hear of it; null if not. What an earlier
    /// process told is not known, so it hears once how it stands, as no change.
    @Nullable
    Event safety(long nowNanos) {
        var safety = link.view().safety();
        if (!hearsSafety || safety == toldSafety) {
            return null;
        }
        telling = safety;
        var body = new EventBody.Safety(safety, toldSafety == null ? safety : toldSafety, ReasonCode.OK.number());
        return new Event(new EventHeader(0, nowNanos, nowNanos, nowNanos, 0, 0), body);
    }

    /// A turn is decided. A guest that failed on it did not hear of it: it is restored without that turn.
    void decided(TurnOutcome outcome) {
        if (telling != null && outcome != TurnOutcome.FAULTED) {
            toldSafety = telling;
        }
        telling = null;
    }

    WireWriter event(Event event, long nowNanos) {
        begin(nowNanos);
        var header = event.header();
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

    /// The timer that is due next, which fires with that.
    WireWriter timer(long nowNanos) {
        begin(nowNanos);
        encoder.timer(strategy.timers().nextId(), strategy.timers().nextDueNanos());
        strategy.timers().fire(nowNanos);
        return input;
    }

    WireWriter shutdown(long nowNanos) {
        long turn = strategy.cursor() + 1;
        var safety = link.view().safety();
        var context = new CallbackContext(turn, nowNanos, strategy.seedOf(turn), safety, true);
        input.reset();
        InputEncoder.encode(new Input.Shutdown(context, ShutdownReason.STOP), input);
        return input;
    }

    private void begin(long nowNanos) {
        long turn = strategy.cursor() + 1;
        var safety = link.view().safety();
        encoder.begin(turn, nowNanos, strategy.seedOf(turn), safety, strategy.isCheckpointDue(turn));
    }
}
