package io.stratos.host.policy;

import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.config.Durations;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refused;

/// Reads a policy file; every field is mandatory, so that nothing is allowed by leaving it out.
final class PolicyYaml {

    /// More would be a storm.
    private static final int RESTARTS_MAX = 100;

    private static final long DAY_NANOS = 86_400_000_000_000L;

    private PolicyYaml() {}

    static Policy read(byte[] bytes, String name) throws Refused {
        var fields = Fields.of(
                Documents.yaml(bytes, DocumentLimits.SMALL, name, ReasonCode.CFG_HOST), name, ReasonCode.CFG_HOST);
        var policy = new Policy(
                fields.identifier("name"),
                Sha256.hex(bytes),
                fields.flag("require_signature", null),
                (int) fields.whole("signature_threshold", 1, 16),
                fields.flag("allow_folder", null),
                fields.flag("require_context", null),
                fields.whole("release_step_max", 1, Long.MAX_VALUE),
                fields.choice("python_isolation", Policy.Isolation.class),
                allowed(fields.child("allow")),
                limits(fields.child("limits")),
                restarts(fields.child("restarts")));
        fields.finish();
        return policy;
    }

    private static Policy.Allowed allowed(Fields fields) {
        var allowed = new Policy.Allowed(
                fields.choices("runtime_kinds", RuntimeKind.class),
                fields.choices("lanes", Lane.class),
                fields.choices("order_types", OrderType.class),
                fields.texts("venues"),
                fields.texts("symbols"),
                fields.flag("external_calls", null));
        fields.refuseUnknown();
        return allowed;
    }

    private static Policy.Limits limits(Fields fields) {
        var limits = new Policy.Limits(
                count(fields, "code_bytes"),
                duration(fields, "compile_time"),
                count(fields, "state_bytes"),
                fields.whole("state_every_turns", 1, Integer.MAX_VALUE),
                count(fields, "cpu_millis"),
                count(fields, "memory_bytes"),
                count(fields, "threads"),
                duration(fields, "callback_timeout"),
                count(fields, "queue_limit"),
                count(fields, "fuel_per_callback"),
                count(fields, "intents_per_second"),
                count(fields, "intents_per_event"),
                count(fields, "intents_per_instance"),
                count(fields, "log_bytes_per_second"),
                count(fields, "log_bytes_per_event"),
                count(fields, "log_bytes_per_instance"));
        fields.refuseUnknown();
        return limits;
    }

    private static Policy.Restarts restarts(Fields fields) {
        long backoff = withinADay(fields, "backoff");
        var restarts = new Policy.Restarts(
                (int) fields.whole("max", 0, RESTARTS_MAX),
                withinADay(fields, "window"),
                backoff,
                withinADay(fields, "backoff_max"));
        if (restarts.backoffNanosMax() < backoff) {
            fields.problem(
                    "backoff_max", ReasonCode.CFG_HOST, "shorter than the first wait", "less", "at least backoff");
        }
        fields.refuseUnknown();
        return restarts;
    }

    private static long withinADay(Fields fields, String field) {
        long nanos = duration(fields, field);
        if (nanos > DAY_NANOS) {
            fields.problem(field, ReasonCode.CFG_HOST, "too long", fields.text(field), "at most 1d");
        }
        return nanos;
    }

    private static long count(Fields fields, String field) {
        return fields.whole(field, 0, Long.MAX_VALUE);
    }

    private static long duration(Fields fields, String field) {
        var text = fields.text(field);
        var nanos = Durations.parse(text);
        if (fields.has(field) && (nanos.isEmpty() || nanos.getAsLong() == 0)) {
            fields.problem(field, ReasonCode.CFG_HOST, "no duration", text, "a duration such as 5ms");
        }
        return nanos.orElse(1);
    }
}
