package io.stratos.host.admission;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.admission.smoke.SmokeRun;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.List;
import java.util.Optional;

/// Looks at the code: first without running it, then by running it on made-up events.
final class CodeCheck {

    /// Wall-clock limit of a callback in the smoke run. Generous: the code is cold and the machine may be busy;
    /// fuel decides, and the descriptor's own deadline is kept at run time.
    private static final long SMOKE_TIMEOUT_NANOS = 10_000_000_000L;

    private final Policy policy;
    private final SandboxRuntimes runtimes;
    private final List<CheckResult> checks;

    CodeCheck(Policy policy, SandboxRuntimes runtimes, List<CheckResult> checks) {
        this.policy = policy;
        this.runtimes = runtimes;
        this.checks = checks;
    }

    void check(byte[] code, StrategyDescriptor descriptor) {
        SandboxRuntime runtime;
        try {
            runtime = runtimes.find(descriptor.runtimeKind());
        } catch (Refused missing) {
            fail(CheckName.CODE, missing.refusals());
            skipSmoke();
            return;
        }
        var exposed = exposure(runtime);
        if (exposed.isPresent()) {
            fail(CheckName.CODE, List.of(exposed.get()));
            skipSmoke();
            return;
        }
        var limits = RuntimeLimits.of(descriptor, policy, SMOKE_TIMEOUT_NANOS);
        if (code.length > limits.codeBytesMax()) {
            fail(
                    CheckName.CODE,
                    List.of(Refusal.of(ReasonCode.ABI_COMPLEXITY, "the code file is too large")
                            .got(code.length + " bytes", "at most " + limits.codeBytesMax())));
            skipSmoke();
            return;
        }
        switch (runtime.compile(code, limits)) {
            case CompileResult.Refused(var violations) -> {
                violations.forEach(violation -> checks.add(CheckResult.failed(
                        CheckName.CODE,
                        new Refusal(violation.code(), violation.what(), violation.where(), "", "", violation.fix()))));
                skipSmoke();
            }
            case CompileResult.Compiled(var module) -> {
                try (module) {
                    checks.add(CheckResult.passed(CheckName.CODE, "compiled by " + runtime.engine()));
                    smoke(module, descriptor);
                }
            }
        }
    }

    /// Whether the machine isolates less than policy demands. Before anything of the code is looked at.
    private Optional<Refusal> exposure(SandboxRuntime runtime) {
        if (runtime.kind() != RuntimeKind.PYTHON || policy.pythonIsolation().isReachedBy(runtime.isolation())) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(ReasonCode.SBX_ISOLATION, "Python strategies are isolated too little here")
                .got(
                        runtime.isolation(),
                        "at least " + policy.pythonIsolation() + ", as policy " + policy.name() + " has it"));
    }

    private void smoke(SandboxModule module, StrategyDescriptor descriptor) {
        var result = new SmokeRun(module, descriptor, policy.limits().stateBytes()).run();
        if (result.findings().isEmpty()) {
            checks.add(CheckResult.passed(CheckName.SMOKE, result.summary()));
        }
        fail(CheckName.SMOKE, result.findings());
    }

    private void fail(CheckName check, List<Refusal> refusals) {
        refusals.forEach(refusal -> checks.add(CheckResult.failed(check, refusal)));
    }

    private void skipSmoke() {
        checks.add(CheckResult.notEvaluated(CheckName.SMOKE, "the code does not compile here", true));
    }
}
