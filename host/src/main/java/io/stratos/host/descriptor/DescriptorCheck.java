package io.stratos.host.descriptor;

import io.stratos.abi.model.ContractVersion;
import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.policy.Policy;
import io.stratos.host.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.semver4j.Semver;

/// Holds a descriptor against policy and against this host's contract. Pure; reports everything that is wrong.
public final class DescriptorCheck {

    private static final String ANY = "*";

    private final StrategyDescriptor descriptor;
    private final Policy policy;
    private final List<Refusal> wrong = new ArrayList<>();

    private DescriptorCheck(StrategyDescriptor descriptor, Policy policy) {
        this.descriptor = descriptor;
        this.policy = policy;
    }

    /// What is wrong with versions, capabilities and resources; empty if nothing is.
    public static List<Refusal> check(StrategyDescriptor descriptor, Policy policy) {
        var check = new DescriptorCheck(descriptor, policy);
        check.version();
        check.capabilities();
        check.resources();
        return check.wrong;
    }

    /// What is wrong with the contract versions; empty if nothing is.
    public static List<Refusal> checkContracts(StrategyDescriptor descriptor) {
        var wrong = new ArrayList<Refusal>();
        contract("io_contracts.event_contract", descriptor.ioContracts().eventContract(), wrong);
        contract("io_contracts.intent_contract", descriptor.ioContracts().intentContract(), wrong);
        return wrong;
    }

    private static void contract(String field, String text, List<Refusal> wrong) {
        var version = ContractVersion.parse(text);
        var host = ContractVersion.HOST;
        if (version.isEmpty()) {
            wrong.add(Refusal.of(ReasonCode.DSC_VERSION, "a contract version is MAJOR.MINOR")
                    .at(field)
                    .got(text, "such as " + host));
        } else if (version.get().major() != host.major()) {
            wrong.add(Refusal.of(ReasonCode.ABI_VERSION, "the contract's major version is not supported")
                    .at(field)
                    .got(text, host.major() + ".x"));
        } else if (version.get().minor() > host.minor()) {
            wrong.add(Refusal.of(ReasonCode.DSC_VERSION, "the contract is newer than this host")
                    .at(field)
                    .got(text, "at most " + host)
                    .fix("update the host, or build against contract " + host));
        }
    }

    private void version() {
        if (!Semver.isValid(descriptor.strategyVersion())) {
            wrong.add(Refusal.of(ReasonCode.DSC_VERSION, "the strategy's version is not SemVer")
                    .at("strategy_version")
                    .got(descriptor.strategyVersion(), "MAJOR.MINOR.PATCH, such as 1.0.0"));
        }
    }

    private void capabilities() {
        var asked = descriptor.capabilities();
        var allowed = policy.allow();
        within("runtime_kind", List.of(descriptor.runtimeKind()), allowed.runtimeKinds());
        within("capabilities.lane", List.of(asked.lane()), allowed.lanes());
        within("capabilities.order_types", asked.orderTypes(), allowed.orderTypes());
        named("capabilities.venues", asked.venues(), allowed.venues());
        named("capabilities.symbols", asked.symbols(), allowed.symbols());
        if (asked.externalCalls() && !allowed.externalCalls()) {
            capability("capabilities.external_calls", "true", "false");
        }
        if (asked.externalCalls() && asked.lane() == Lane.LL) {
            wrong.add(Refusal.of(ReasonCode.DSC_CAPABILITY, "external calls are never made from the LL lane")
                    .at("capabilities.lane")
                    .got("ll", "compute"));
        }
        if (asked.events().isEmpty()) {
            wrong.add(Refusal.of(ReasonCode.DSC_FIELD, "the strategy asks for no events")
                    .at("capabilities.events")
                    .got("nothing", "at least one kind, such as trade"));
        }
    }

    private <T> void within(String field, List<T> asked, List<T> allowed) {
        for (var one : asked) {
            if (!allowed.contains(one)) {
                capability(field, lower(one), lower(allowed));
            }
        }
    }

    private void named(String field, List<String> asked, List<String> allowed) {
        if (asked.isEmpty()) {
            wrong.add(Refusal.of(ReasonCode.DSC_FIELD, "the list is empty")
                    .at(field)
                    .got("nothing", "names, or \"*\""));
        }
        for (var one : asked) {
            if (!one.equals(ANY) && !Identifier.isValid(one)) {
                wrong.add(Refusal.of(ReasonCode.DSC_FIELD, "a name is not an identifier")
                        .at(field)
                        .got(one, "[A-Za-z0-9._-]{1,64}"));
            } else if (!one.equals(ANY) && !allowed.contains(ANY) && !allowed.contains(one)) {
                capability(field, one, String.join(", ", allowed));
            }
        }
    }

    private void capability(String field, String got, String expected) {
        wrong.add(Refusal.of(ReasonCode.DSC_CAPABILITY, "policy " + policy.name() + " does not allow this")
                .at(field)
                .got(got, expected));
    }

    private void resources() {
        var asked = descriptor.resources();
        var output = asked.output();
        var limits = policy.limits();
        atMost("cpu_millis", asked.cpuMillis(), limits.cpuMillis());
        atMost("memory_bytes", asked.memoryBytes(), limits.memoryBytes());
        atMost("threads", asked.threads(), limits.threads());
        atMost("callback_timeout_ns", asked.callbackTimeoutNanos(), limits.callbackTimeoutNanos());
        atMost("queue_limit", asked.queueLimit(), limits.queueLimit());
        atMost("fuel_per_callback", asked.fuelPerCallback(), limits.fuelPerCallback());
        atMost("output.intents_per_second", output.intentsPerSecond(), limits.intentsPerSecond());
        atMost("output.intents_per_event", output.intentsPerEvent(), limits.intentsPerEvent());
        atMost("output.intents_per_instance", output.intentsPerInstance(), limits.intentsPerInstance());
        atMost("output.log_bytes_per_second", output.logBytesPerSecond(), limits.logBytesPerSecond());
        atMost("output.log_bytes_per_event", output.logBytesPerEvent(), limits.logBytesPerEvent());
        atMost("output.log_bytes_per_instance", output.logBytesPerInstance(), limits.logBytesPerInstance());
    }

    private void atMost(String field, long asked, long limit) {
        if (asked > limit) {
            wrong.add(Refusal.of(ReasonCode.DSC_RESOURCE, "policy " + policy.name() + " allows less")
                    .at("resources." + field)
                    .got(asked, "at most " + limit));
        }
    }

    private static String lower(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
