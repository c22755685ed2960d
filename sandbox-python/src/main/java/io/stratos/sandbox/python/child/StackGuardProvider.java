package io.stratos.sandbox.python.child;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;
import org.graalvm.polyglot.SandboxPolicy;

/// How the engine finds [StackGuard]: by the services of its class path.
@TruffleInstrument.Registration(
        id = StackGuard.ID,
        name = "StratOS stack guard",
        version = "1",
        services = StackGuard.class,
        sandbox = SandboxPolicy.UNTRUSTED)
public final class StackGuardProvider extends TruffleInstrumentProvider {
    /// Made by the engine.
    public StackGuardProvider() {}

    @Override
    protected String getInstrumentClassName() {
        return StackGuard.class.getName();
    }

    @Override
    protected Object create() {
        return new StackGuard();
    }

    @Override
    protected Collection<String> getServicesClassNames() {
        return List.of(StackGuard.class.getName());
    }
}
