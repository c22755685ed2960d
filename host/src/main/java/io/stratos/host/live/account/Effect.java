package io.stratos.host.live.account;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import java.util.concurrent.CompletableFuture;

/// What happens once an account's group is committed, and not before.
sealed interface Effect {

    record Send(VenueRequest request, long notAfterNanos) implements Effect {}

    record Ask(VenueQuery query) implements Effect {}

    record Tell(InstanceId instance, long seq, Event event) implements Effect {}

    /// An operator may rely on it now.
    record Answer<T>(CompletableFuture<T> answer, T value) implements Effect {
        void give() {
            answer.complete(value);
        }
    }

    /// A scope went into FLATTEN; closing begins under the journal's sequence of that.
    record Flatten(SafetyScope scope) implements Effect {}
}
