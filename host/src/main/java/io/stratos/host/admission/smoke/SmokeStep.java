package io.stratos.host.admission.smoke;

import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Quality;

/// What happens in one turn.
sealed interface SmokeStep {

    /// How findings call it.
    String name();

    Input input(CallbackContext context);

    /// A timer came due.
    record Timer(int timerId, long dueTimeNanos) implements SmokeStep {
        @Override
        public String name() {
            return "timer " + timerId;
        }

        @Override
        public Input input(CallbackContext context) {
            return new Input.OnTimer(context, timerId, dueTimeNanos);
        }
    }

    /// An event.
    record Told(String name, long sequence, long nowNanos, EventBody body) implements SmokeStep {
        @Override
        public Input input(CallbackContext context) {
            var header = new EventHeader(sequence, nowNanos, nowNanos, nowNanos, Quality.GOOD, SmokeWorld.INSTRUMENT);
            return new Input.OnEvent(context, new Event(header, body));
        }
    }
}
