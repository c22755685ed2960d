package io.stratos.abi.service;

import io.stratos.abi.model.Decimal;
import java.util.List;

/// What a service says: numbers and nothing else.
public sealed interface ServiceAnswer {
    /// More than this is no answer (`SVC_FAILED`): it has to fit into one input of a guest.
    int VALUES_MAX = 256;

    record Values(List<Decimal> values) implements ServiceAnswer {
        public Values {
            values = List.copyOf(values);
        }
    }

    /// The request makes no sense to it; told as `SVC_FAILED`.
    record Unanswerable() implements ServiceAnswer {}
}
