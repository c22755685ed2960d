package io.stratos.host.admission;

import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.bundle.Bundle;
import java.util.List;

/// A bundle that may start. Only admission makes one.
public final class Admitted {

    private final Bundle bundle;
    private final StrategyDescriptor descriptor;
    private final List<String> signers;

    Admitted(Bundle bundle, StrategyDescriptor descriptor, List<String> signers) {
        this.bundle = bundle;
        this.descriptor = descriptor;
        this.signers = List.copyOf(signers);
    }

    /// The verified bytes; nobody opens the file again.
    public Bundle bundle() {
        return bundle;
    }

    public StrategyDescriptor descriptor() {
        return descriptor;
    }

    /// Ids of the trusted keys that signed; empty for an unsigned bundle.
    public List<String> signers() {
        return signers;
    }
}
