package io.stratos.host.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.admission.FakeGuest.Conduct;
import io.stratos.host.descriptor.Descriptors;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policies;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.ReleaseMarks;
import io.stratos.host.trust.TestKeys;
import io.stratos.host.trust.TrustStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("M-29")
class AdmissionTest {

    @Test
    void aGoodSignedBundleIsAdmittedLive() throws Exception {
        var report = admit(
                "live", TestKeys.signed(FakeBundles.of(Conduct.GOOD), 1), knowing(TestKeys.store(TestKeys.trusted(1))));

        assertThat(report.failures()).isEmpty();
        assertThat(report.isAdmitted()).isTrue();
        assertThat(report.checks()).extracting(CheckResult::check).containsExactly(CheckName.values());
        assertThat(report.admitted().orElseThrow().signers()).hasSize(1);
        assertThat(report.checks().getLast().what()).startsWith("600 events, ");
    }

    @Test
    @Tag("M-12")
    void aMachineThatIsolatesPythonLessThanPolicyDemandsRefusesItAndNoOtherKind() throws Exception {
        assertThat(codesInIsolation("live", RuntimeKind.PYTHON, "L1"))
                .containsExactly(ReasonCode.SBX_ISOLATION, ReasonCode.DSC_NOT_EVALUATED);
        assertThat(codesInIsolation("live", RuntimeKind.PYTHON, "L3")).isEmpty();
        assertThat(codesInIsolation("paper", RuntimeKind.PYTHON, "L1")).isEmpty();
        assertThat(codesInIsolation("live", RuntimeKind.RUST_WASM, "L2")).isEmpty();
    }

    private static List<ReasonCode> codesInIsolation(String policy, RuntimeKind kind, String isolation)
            throws Exception {
        return codes(Admission.admit(
                TestKeys.signed(FakeBundles.of(Conduct.GOOD), 1),
                Policies.open(policy, Path.of("")),
                knowing(TestKeys.store(TestKeys.trusted(1))),
                FakeRuntime.runtimes(kind, isolation)));
    }

    @Test
    void anUnsignedBundleIsForAuthorsOnly() throws Exception {
        var bundle = FakeBundles.of(Conduct.GOOD);

        assertThat(admit("dev", bundle, knowing(TrustStore.empty())).isAdmitted())
                .isTrue();
        assertThat(codes(admit("paper", bundle, knowing(TrustStore.empty())))).contains(ReasonCode.SIG_MISSING);
        assertThat(codes(admit("live", bundle, knowing(TrustStore.empty())))).contains(ReasonCode.SIG_MISSING);
    }

    @Test
    void codeOfAnUntrustedSignerIsNotEvenParsed() throws Exception {
        var asked = new boolean[1];
        SandboxRuntimes watched = new SandboxRuntimes() {
            @Override
            public SandboxRuntime find(RuntimeKind kind) {
                asked[0] = true;
                throw new AssertionError("the code was looked at");
            }

            @Override
            public void close() {}
        };
        var report = Admission.admit(
                TestKeys.signed(FakeBundles.of(Conduct.GOOD), 1),
                Policies.open("paper", Path.of("")),
                knowing(TrustStore.empty()),
                watched);

        assertThat(asked[0]).isFalse();
        assertThat(codes(report))
                .containsExactly(ReasonCode.TRU_UNKNOWN, ReasonCode.DSC_NOT_EVALUATED, ReasonCode.DSC_NOT_EVALUATED);
    }

    @Test
    void everyFailureIsReportedAtOnce() throws Exception {
        var yaml = Descriptors.with("1.2.3", "1.2")
                .replace("threads: 1", "threads: 4")
                .replace("event_contract: \"1.0\"", "event_contract: \"2.0\"");
        var report = admit("paper", FakeBundles.of("GOOD", yaml, 1), knowing(TrustStore.empty()));

        assertThat(codes(report))
                .contains(
                        ReasonCode.SIG_MISSING,
                        ReasonCode.DSC_VERSION,
                        ReasonCode.DSC_RESOURCE,
                        ReasonCode.ABI_VERSION);
        assertThat(report.failures())
                .allMatch(check -> !check.what().isEmpty() && !check.fix().isEmpty());
    }

    @Test
    void everyViolationOfTheCodeIsReported() throws Exception {
        var report = admit("dev", FakeBundles.of("no known conduct", Descriptors.YAML, 1), knowing(TrustStore.empty()));

        assertThat(codes(report))
                .containsExactly(ReasonCode.ABI_IMPORT, ReasonCode.ABI_EXPORT, ReasonCode.DSC_NOT_EVALUATED);
    }

    @ParameterizedTest(name = "a strategy that {0} is refused for {1}")
    @MethodSource("misconduct")
    void everyMisconductShowsInTheSmokeRun(Conduct conduct, ReasonCode fault) throws Exception {
        var report = admit("dev", FakeBundles.of(conduct), knowing(TrustStore.empty()));

        assertThat(report.isAdmitted()).isFalse();
        assertThat(report.failures()).allMatch(check -> check.code() == ReasonCode.DSC_SMOKE);
        assertThat(report.failures().stream().map(CheckResult::what)).anyMatch(what -> what.startsWith(fault + ": "));
    }

    static Stream<Arguments> misconduct() {
        return Stream.of(
                arguments(Conduct.TRAPS, ReasonCode.RES_FAULT),
                arguments(Conduct.RUNS_OUT_OF_FUEL, ReasonCode.RES_FUEL),
                arguments(Conduct.FLOODS, ReasonCode.GATE_RATE_EVENT),
                arguments(Conduct.USES_STOPS, ReasonCode.GATE_CAPABILITY),
                arguments(Conduct.ORDERS_ON_INIT, ReasonCode.GATE_CALLBACK),
                arguments(Conduct.HAS_NO_RISK_CONTEXT, ReasonCode.GATE_META),
                arguments(Conduct.CLAIMS_IDENTITY, ReasonCode.IDM_SPOOF),
                arguments(Conduct.FORGETS_STATE, ReasonCode.ABI_STATE),
                arguments(Conduct.FORGETS_ON_RESTORE, ReasonCode.STA_REPLAY_DIVERGED),
                arguments(Conduct.WRITES_OTHER_SCHEMA, ReasonCode.STA_SCHEMA),
                arguments(Conduct.WRITES_HUGE_STATE, ReasonCode.STA_SIZE),
                arguments(Conduct.IGNORES_HEALTHCHECK, ReasonCode.ABI_MESSAGE),
                arguments(Conduct.TALKS_FREELY, ReasonCode.TEL_SCHEMA),
                arguments(Conduct.IS_RANDOM, ReasonCode.STA_REPLAY_DIVERGED),
                arguments(Conduct.BUYS_NOTHING, ReasonCode.GATE_NUMBER));
    }

    @Test
    void aBinaryHashThatLiesIsRefused() throws Exception {
        var yaml = Descriptors.YAML + "binary_hash: " + "00".repeat(32) + "\n#";
        var report = admit("dev", FakeBundles.of("GOOD", yaml, 1), knowing(TrustStore.empty()));

        assertThat(codes(report)).containsExactly(ReasonCode.BND_HASH);
    }

    @Test
    void aDowngradeIsRefusedUnlessAnOperatorAllowsIt() throws Exception {
        var store = TestKeys.store(TestKeys.trusted(1));
        var newer = admit("paper", TestKeys.signed(FakeBundles.of("GOOD", Descriptors.YAML, 5), 1), knowing(store))
                .admitted()
                .orElseThrow();
        var marks = ReleaseMarks.empty()
                .admitted(newer.bundle().manifest(), newer.bundle().manifestSha256(), newer.signers());
        var older = TestKeys.signed(FakeBundles.of("GOOD", Descriptors.YAML, 4), 1);

        assertThat(codes(admit("paper", older, context(store, marks, StateSchemas.none(), false))))
                .contains(ReasonCode.TRU_ROLLBACK);
        assertThat(admit("paper", older, context(store, marks, StateSchemas.none(), true))
                        .isAdmitted())
                .isTrue();
    }

    @Test
    void savedStateOfAnotherSchemaIsRefused() throws Exception {
        var bundle = FakeBundles.of(Conduct.GOOD);

        assertThat(codes(admit("dev", bundle, schema(2)))).containsExactly(ReasonCode.STA_SCHEMA);
        assertThat(admit("dev", bundle, schema(1)).isAdmitted()).isTrue();
    }

    @Test
    void whatCannotBeEvaluatedNeverAdmitsLiveButDoesForPaper() throws Exception {
        var store = TestKeys.store(TestKeys.trusted(1));
        var bundle = TestKeys.signed(FakeBundles.of(Conduct.GOOD), 1);
        var blind = new AdmissionContext(TestKeys.NOW, store, Optional.empty(), Optional.empty(), false);

        assertThat(codes(admit("live", bundle, blind)))
                .containsExactly(ReasonCode.DSC_NOT_EVALUATED, ReasonCode.DSC_NOT_EVALUATED);
        var paper = admit("paper", bundle, blind);
        assertThat(paper.isAdmitted()).isTrue();
        assertThat(paper.checks()).extracting(CheckResult::code).contains(ReasonCode.DSC_NOT_EVALUATED);
    }

    @Test
    void aMissingPluginIsNamed() throws Exception {
        SandboxRuntimes none = new SandboxRuntimes() {
            @Override
            public SandboxRuntime find(RuntimeKind kind) throws Refused {
                throw Refusal.of(ReasonCode.ENV_PLUGIN, "none").refused();
            }

            @Override
            public void close() {}
        };
        var report = Admission.admit(FakeBundles.of(Conduct.GOOD), Policies.dev(), knowing(TrustStore.empty()), none);

        assertThat(codes(report)).containsExactly(ReasonCode.ENV_PLUGIN, ReasonCode.DSC_NOT_EVALUATED);
    }

    @Test
    void anUnsoundContainerEndsItAndSaysSo() throws Exception {
        var bundle = FakeBundles.of(Conduct.GOOD);
        var report = admit("dev", Arrays.copyOf(bundle, bundle.length + 1), knowing(TrustStore.empty()));

        assertThat(report.failures().getFirst().code()).isEqualTo(ReasonCode.BND_TRAILING);
        assertThat(report.checks()).hasSize(CheckName.values().length);
        assertThat(report.isAdmitted()).isFalse();
    }

    @Test
    void theVerdictNamesWhatItRestsOn() throws Exception {
        var bundle = FakeBundles.of(Conduct.GOOD);
        var one = admit("dev", bundle, knowing(TrustStore.empty()));
        var other = admit("dev", bundle, knowing(TestKeys.store(TestKeys.trusted(1))));

        assertThat(one.bundleSha256()).isEqualTo(other.bundleSha256());
        assertThat(one.policySha256()).isEqualTo(other.policySha256()).hasSize(64);
        assertThat(one.contextSha256()).isNotEqualTo(other.contextSha256());
    }

    private static AdmissionReport admit(String policy, byte[] bundle, AdmissionContext context) throws Refused {
        return Admission.admit(bundle, Policies.open(policy, Path.of("")), context, FakeRuntime.runtimes());
    }

    private static AdmissionContext knowing(TrustStore store) {
        return context(store, ReleaseMarks.empty(), StateSchemas.none(), false);
    }

    private static AdmissionContext schema(int saved) {
        return context(TrustStore.empty(), ReleaseMarks.empty(), new StateSchemas(Map.of("sample", saved)), false);
    }

    private static AdmissionContext context(
            TrustStore store, ReleaseMarks marks, StateSchemas states, boolean allowDowngrade) {
        return new AdmissionContext(TestKeys.NOW, store, Optional.of(marks), Optional.of(states), allowDowngrade);
    }

    private static List<ReasonCode> codes(AdmissionReport report) {
        return report.failures().stream().map(CheckResult::code).toList();
    }
}
