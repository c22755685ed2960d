package io.stratos.host.admission;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.bundle.Bundle;
import io.stratos.host.bundle.BundlePaths;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.descriptor.DescriptorCheck;
import io.stratos.host.descriptor.DescriptorYaml;
import io.stratos.host.document.Sha256;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.SignatureCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides whether a bundle may start. One instance looks at one bundle.
///
/// Goes on after a failure wherever that is safe, so that the report names all of them. Two things end it: a
/// container
/// that is not sound, because nothing in it means anything; and code that is not trustworthy, which is not
/// even parsed.
public final class Admission {

    private final Policy policy;
    private final AdmissionContext context;
    private final SandboxRuntimes runtimes;
    private final List<CheckResult> checks = new ArrayList<>();

    private Admission(Policy policy, AdmissionContext context, SandboxRuntimes runtimes) {
        this.policy = policy;
        this.context = context;
        this.runtimes = runtimes;
    }

    /// Looks at a bundle's bytes.
    public static AdmissionReport admit(
            byte[] bundle, Policy policy, AdmissionContext context, SandboxRuntimes runtimes) {
        var admission = new Admission(policy, context, runtimes);
        var admitted = admission.checkAll(bundle);
        boolean allOk = admission.checks.stream().allMatch(CheckResult::ok);
        return new AdmissionReport(
                Sha256.hex(bundle),
                policy.name(),
                policy.sha256(),
                context.sha256(),
                admission.checks,
                allOk ? admitted : Optional.empty());
    }

    private Optional<Admitted> checkAll(byte[] bytes) {
        Bundle bundle;
        try {
            bundle = BundleReader.read(bytes);
        } catch (Refused unsound) {
            unsound.refusals().forEach(refusal -> checks.add(CheckResult.failed(CheckName.CONTAINER, refusal)));
            skipFrom(CheckName.SIGNATURE, "the container is not sound");
            return Optional.empty();
        }
        int files = bundle.manifest().files().size();
        checks.add(CheckResult.passed(CheckName.CONTAINER, files + " files, each where it belongs"));
        var signers = checkSignatures(bundle);
        checkRelease(bundle);
        record(CheckName.HASHES, bundle.wrongHashes(), "every file has its hash");
        boolean trustworthy =
                checks.stream().allMatch(check -> check.ok() || check.code() == ReasonCode.DSC_NOT_EVALUATED);
        var descriptor = checkDescriptor(bundle);
        if (descriptor == null) {
            skipFrom(CheckName.CONTRACT, "the descriptor cannot be read");
            return Optional.empty();
        }
        record(CheckName.CONTRACT, DescriptorCheck.checkContracts(descriptor), "the contract versions are supported");
        checkStateSchema(bundle, descriptor);
        if (trustworthy) {
            new CodeCheck(policy, runtimes, checks).check(bundle.code(), descriptor);
        } else {
            skipFrom(CheckName.CODE, "code is looked at only when signature, trust, release and hashes are right");
        }
        return Optional.of(new Admitted(bundle, descriptor, signers));
    }

    private List<String> checkSignatures(Bundle bundle) {
        try {
            var check = new SignatureCheck(
                    context.trust(), policy.requireSignature(), policy.signatureThreshold(), context.nowNanos());
            var result = check.check(bundle);
            int count = bundle.signatures().size();
            record(
                    CheckName.SIGNATURE,
                    result.signatureFindings(),
                    count == 0 ? "unsigned, as policy allows" : count + " signatures");
            record(
                    CheckName.TRUST,
                    result.trustFindings(),
                    result.trustedKeyIds().isEmpty()
                            ? "no signer is needed"
                            : "signed by " + String.join(", ", result.trustedKeyIds()));
            return result.trustedKeyIds();
        } catch (Refused unusableKey) {
            record(CheckName.TRUST, unusableKey.refusals(), "");
            return List.of();
        }
    }

    private void checkRelease(Bundle bundle) {
        var releases = context.releases();
        if (releases.isEmpty()) {
            skip(CheckName.RELEASE, "the releases admitted before are not known here");
            return;
        }
        if (!policy.requireSignature() && bundle.signatures().isEmpty()) {
            checks.add(CheckResult.passed(CheckName.RELEASE, "unsigned bundles have no release history"));
            return;
        }
        var refusal = releases.get()
                .judge(bundle.manifest(), bundle.manifestSha256(), context.trust(), policy.releaseStepMax());
        boolean overridden = context.allowDowngrade()
                && refusal.filter(found -> found.code() == ReasonCode.TRU_ROLLBACK)
                        .isPresent();
        record(
                CheckName.RELEASE,
                overridden ? List.of() : refusal.stream().toList(),
                "release " + bundle.manifest().release() + (overridden ? ", a downgrade the operator allowed" : ""));
    }

    private @Nullable StrategyDescriptor checkDescriptor(Bundle bundle) {
        StrategyDescriptor descriptor;
        try {
            descriptor = DescriptorYaml.read(bundle.file(BundlePaths.DESCRIPTOR), BundlePaths.DESCRIPTOR)
                    .descriptor();
        } catch (Refused unreadable) {
            record(CheckName.DESCRIPTOR, unreadable.refusals(), "");
            return null;
        }
        var wrong = new ArrayList<>(DescriptorCheck.check(descriptor, policy));
        wrong.addAll(ManifestMatch.check(bundle, descriptor));
        record(
                CheckName.DESCRIPTOR,
                wrong,
                descriptor.strategyId() + " " + descriptor.strategyVersion() + " is within policy " + policy.name());
        return descriptor;
    }

    private void checkStateSchema(Bundle bundle, StrategyDescriptor descriptor) {
        var states = context.states();
        if (states.isEmpty()) {
            skip(CheckName.STATE_SCHEMA, "the saved states are not known here");
            return;
        }
        var saved = states.get().of(descriptor.strategyId());
        int own = descriptor.stateSchemaVersion();
        if (saved.isEmpty()) {
            checks.add(CheckResult.passed(CheckName.STATE_SCHEMA, "there is no saved state"));
        } else if (saved.getAsInt() == own
                || bundle.has(BundlePaths.MIGRATIONS + "from-" + saved.getAsInt() + ".yaml")) {
            checks.add(CheckResult.passed(
                    CheckName.STATE_SCHEMA, "saved state of schema " + saved.getAsInt() + " can be read"));
        } else {
            record(
                    CheckName.STATE_SCHEMA,
                    List.of(Refusal.of(ReasonCode.STA_SCHEMA, "the saved state cannot be read by this version")
                            .got("saved schema " + saved.getAsInt(), "schema " + own + " or a migration")),
                    "");
        }
    }

    private void record(CheckName check, List<Refusal> refusals, String passed) {
        if (refusals.isEmpty()) {
            checks.add(CheckResult.passed(check, passed));
        }
        refusals.forEach(refusal -> checks.add(CheckResult.failed(check, refusal)));
    }

    /// A check that could not be made for want of context.
    private void skip(CheckName check, String why) {
        checks.add(CheckResult.notEvaluated(check, why, policy.requireContext()));
    }

    /// This check and all later ones cannot be made, because an earlier one failed.
    private void skipFrom(CheckName first, String why) {
        for (var check : CheckName.values()) {
            if (check.compareTo(first) >= 0) {
                checks.add(CheckResult.notEvaluated(check, why, true));
            }
        }
    }
}
