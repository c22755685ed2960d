package io.stratos.venue.loopback;

import io.stratos.execution.venue.RequestBudget.Purpose;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.venue.loopback.wire.Asked;
import org.jspecify.annotations.Nullable;

/// One request or question until there is an answer. The account's thread alone touches it.
sealed interface Call {

    /// Our own name of it, unique while this process lives.
    String name();

    long askedNanos();

    Purpose purpose();

    Asked wire();

    Progress progress();

    static Purpose purposeOf(VenueRequest request) {
        return request instanceof VenueRequest.Cancel ? Purpose.CANCEL : Purpose.PLACE;
    }

    record ToDo(VenueRequest request, String name, long askedNanos, Progress progress) implements Call {
        @Override
        public Purpose purpose() {
            return purposeOf(request);
        }

        @Override
        public Asked wire() {
            return Asked.of(request);
        }
    }

    record ToAnswer(VenueQuery query, String name, long askedNanos, Progress progress) implements Call {
        @Override
        public Purpose purpose() {
            return Purpose.QUERY;
        }

        @Override
        public Asked wire() {
            return Asked.of(query);
        }
    }

    /// How far a call has come.
    final class Progress {
        /// Set once it was handed to the network.
        Http.@Nullable Underway underway;

        /// The stream's connection when it left.
        int connection = StreamWatch.NONE;

        /// Its outcome was told; what comes later tells nothing new.
        boolean isTold;

        /// It holds no slot any more, and what comes back for it is passed over.
        boolean isOver;
    }
}
