package io.stratos.host.admission;

import io.stratos.abi.model.ReasonCode;
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
