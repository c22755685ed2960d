package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.admission.Admission;
import io.stratos.host.admission.AdmissionContext;
import io.stratos.host.admission.AdmissionReport;
import io.stratos.host.admission.CheckResult;
import io.stratos.host.admission.RuntimeLimits;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Gets a strategy ready to run: read once, admitted, compiled. Every reason at once if it is refused.
final class StrategyLoading {
    /// In simulated time the wall clock only stops an endless loop; what a strategy decides must not depend
    /// on it.
    private static final long CALLBACK_NANOS = 10_000_000_000L;

    private final BundleSource source;
    private final Policy policy;
    private final AdmissionContext admission;
    private final SandboxRuntimes runtimes;
    private final Deadline deadline;
    private @Nullable AdmittedReleases releases;

    /// Whose time a callback has.
    enum Deadline {
        /// Simulated time: only an endless loop is stopped.
        GENEROUS,
        /// Real time: what the strategy declared.
        DECLARED
    }

    StrategyLoading(
            BundleSource source,
            Policy policy,
            AdmissionContext admission,
            SandboxRuntimes runtimes,
            Deadline deadline) {
        this.source = source;
        this.policy = policy;
        this.admission = admission;
        this.runtimes = runtimes;
        this.deadline = deadline;
    }

    /// Keeps each release that is admitted.
    StrategyLoading keeping(AdmittedReleases kept) {
        releases = kept;
        return this;
    }

    /// An admitted strategy and its compiled code.
    ///
    /// @param manifestSha256 identity of the bundle, the same before and after signing
    /// @param health by what its health is judged in simulated time
    record Loaded(StrategyDescriptor descriptor, SandboxModule module, String manifestSha256, HealthRules health) {}

    Loaded load(Path bundle) throws Refused {
        return load(source.bytes(bundle, policy), bundle.toString());
    }

    /// @param where how messages call the bundle
    Loaded load(byte[] bundle, String where) throws Refused {
        var report = Admission.admit(bundle, policy, admission, runtimes);
        if (report.admitted().isEmpty()) {
            throw refusalOf(report, where);
        }
        var admitted = report.admitted().get();
        if (releases != null) {
            releases.admitted(admitted);
        }
        var descriptor = admitted.descriptor();
        var limits = deadline == Deadline.DECLARED
                ? RuntimeLimits.of(descriptor, policy)
                : RuntimeLimits.of(descriptor, policy, CALLBACK_NANOS);
        var module = compile(runtimes, descriptor, admitted.bundle().code(), limits);
        var health = deadline == Deadline.DECLARED
                ? HealthUnderPolicy.live(descriptor, policy)
                : HealthUnderPolicy.simulated(descriptor, policy);
        return new Loaded(descriptor, module, admitted.bundle().manifestSha256(), health);
    }

    /// Compiles code as a backtest needs it.
    ///
    /// @throws Refused with all that is wrong with it
    static SandboxModule compile(SandboxRuntimes runtimes, StrategyDescriptor descriptor, byte[] code, Policy policy)
            throws Refused {
        return compile(runtimes, descriptor, code, RuntimeLimits.of(descriptor, policy, CALLBACK_NANOS));
    }

    private static SandboxModule compile(
            SandboxRuntimes runtimes, StrategyDescriptor descriptor, byte[] code, ResourceLimits limits)
            throws Refused {
        return switch (runtimes.find(descriptor.runtimeKind()).compile(code, limits)) {
            case CompileResult.Compiled(var module) -> module;
            case CompileResult.Refused(var violations) ->
                throw new Refused(violations.stream()
                        .map(violation -> Refusal.of(violation.code(), violation.what())
                                .at(violation.where())
                                .fix(violation.fix()))
                        .toList());
        };
    }

    /// What has to be mended; a check that could not be made because another failed is only worth telling
    /// when alone.
    private static Refused refusalOf(AdmissionReport report, String where) {
        var failures = report.failures().stream().map(CheckResult::finding).toList();
        var causes = failures.stream()
                .filter(refusal -> refusal.code() != ReasonCode.DSC_NOT_EVALUATED)
                .toList();
        return new Refused((causes.isEmpty() ? failures : causes)
                .stream()
                        .map(refusal -> refusal.where().isEmpty() ? refusal.at(where) : refusal)
                        .toList());
    }
}
