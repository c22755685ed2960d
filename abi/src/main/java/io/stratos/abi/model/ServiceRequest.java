package io.stratos.abi.model;

import java.util.List;

/// Asked of the host's model/signal port; refused on the LL lane (SPEC M-15).
public record ServiceRequest(int serviceId, long requestId, long timeToLiveNanos, List<Decimal> values) {
    public ServiceRequest {
        values = List.copyOf(values);
    }
}
