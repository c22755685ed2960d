package io.stratos.verification.parity;

import io.stratos.abi.lane.DecisionEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Decisions;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.host.admission.RuntimeLimits;
import io.stratos.host.bundle.BundlePaths;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.descriptor.DescriptorYaml;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policies;
import io.stratos.host.refusal.Refused;
import java.nio.file.Path;

/// A bundle's strategy in its sandbox, without a host around it.
record Guest(StrategyDescriptor descriptor, Sandbox sandbox) implements AutoCloseable {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    static Guest of(Path bundle, SandboxRuntimes runtimes) throws Refused {
        var read = BundleReader.read(bundle);
        var descriptor = DescriptorYaml.read(read.file(BundlePaths.DESCRIPTOR), BundlePaths.DESCRIPTOR)
                .descriptor();
        var limits = RuntimeLimits.of(descriptor, Policies.open("dev", bundle), PATIENCE_NANOS);
        return switch (runtimes.find(descriptor.runtimeKind()).compile(read.code(), limits)) {
            case CompileResult.Compiled(var module) -> new Guest(descriptor, module.instantiate());
            case CompileResult.Refused(var violations) -> throw new AssertionError("compiled, but got " + violations);
        };
    }

    /// Its decision on an input.
    Decision.Decided decide(WireWriter input) {
        var decision = Decisions.await(sandbox, sandbox.begin(input.buffer(), 0, input.length()));
        if (decision instanceof Decision.Decided decided) {
            return decided;
        }
        throw new AssertionError(descriptor.runtimeKind() + " decided, but got " + decision);
    }

    /// A decision as the contract writes it.
    static byte[] bytes(Decision.Decided decided) {
        var out = new WireWriter(1 << 12);
        DecisionEncoder.encode(decided, out);
        return out.toByteArray();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
