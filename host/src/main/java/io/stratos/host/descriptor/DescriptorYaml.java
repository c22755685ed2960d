package io.stratos.host.descriptor;

import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.InstanceModel;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.config.Durations;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.refusal.Refused;
import java.util.HashSet;
import java.util.List;

/// Reads `strategy.yaml`. Field names are those of `descriptor.proto`, enums are their short names in lower case,
/// decimals are texts, durations are written `5ms`.
public final class DescriptorYaml {

    private DescriptorYaml() {}

    /// Reads a descriptor; everything that is wrong comes back at once, with line and column.
    ///
    /// @param name how messages call the file
    public static Authored read(byte[] bytes, String name) throws Refused {
        var fields = Fields.of(
                Documents.yaml(bytes, DocumentLimits.SMALL, name, ReasonCode.DSC_PARSE), name, ReasonCode.DSC_FIELD);
        var descriptor = new StrategyDescriptor(
                fields.identifier("strategy_id"),
                fields.text("strategy_version"),
                fields.choice("runtime_kind", RuntimeKind.class),
                fields.choice("instance_model", InstanceModel.class),
                capabilities(fields.child("capabilities")),
                resources(fields.child("resources").coded(ReasonCode.DSC_RESOURCE)),
                (int) fields.whole("state_schema_version", 1, Integer.MAX_VALUE),
                ConfigSchemaYaml.read(fields),
                contracts(fields.child("io_contracts")),
                fields.text("binary_hash", ""),
                telemetryTags(fields));
        long release = fields.whole("release", 1, Long.MAX_VALUE, 0L);
        fields.finish();
        return new Authored(descriptor, release);
    }

    private static StrategyDescriptor.Capabilities capabilities(Fields fields) {
        var capabilities = new StrategyDescriptor.Capabilities(
                fields.choices("events", EventKind.class),
                fields.choices("order_types", OrderType.class),
                fields.texts("venues"),
                fields.texts("symbols"),
                fields.flag("external_calls", false),
                fields.choice("lane", Lane.class));
        fields.refuseUnknown();
        return capabilities;
    }

    private static StrategyDescriptor.Resources resources(Fields fields) {
        var resources = new StrategyDescriptor.Resources(
                (int) fields.whole("cpu_millis", 1, Integer.MAX_VALUE),
                fields.whole("memory_bytes", 1, Long.MAX_VALUE),
                (int) fields.whole("threads", 1, Integer.MAX_VALUE),
                duration(fields, "callback_timeout_ns"),
                (int) fields.whole("queue_limit", 1, Integer.MAX_VALUE),
                output(fields.child("output")),
                fields.whole("fuel_per_callback", 0, Long.MAX_VALUE, 0L));
        fields.refuseUnknown();
        return resources;
    }

    private static StrategyDescriptor.OutputLimits output(Fields fields) {
        var output = new StrategyDescriptor.OutputLimits(
                (int) fields.whole("intents_per_second", 0, Integer.MAX_VALUE),
                (int) fields.whole("intents_per_event", 0, Integer.MAX_VALUE),
                fields.whole("intents_per_instance", 0, Long.MAX_VALUE),
                fields.whole("log_bytes_per_second", 0, Long.MAX_VALUE),
                fields.whole("log_bytes_per_event", 0, Long.MAX_VALUE),
                fields.whole("log_bytes_per_instance", 0, Long.MAX_VALUE));
        fields.refuseUnknown();
        return output;
    }

    private static StrategyDescriptor.IoContracts contracts(Fields fields) {
        var contracts =
                new StrategyDescriptor.IoContracts(fields.text("event_contract"), fields.text("intent_contract"));
        fields.refuseUnknown();
        return contracts;
    }

    private static long duration(Fields fields, String field) {
        var text = fields.text(field);
        var nanos = Durations.parse(text);
        if (fields.has(field) && (nanos.isEmpty() || nanos.getAsLong() == 0)) {
            fields.problem(field, ReasonCode.DSC_RESOURCE, "no duration", text, "a duration such as 5ms");
        }
        return nanos.orElse(1);
    }

    private static List<String> telemetryTags(Fields fields) {
        var tags = fields.texts("telemetry_tags");
        var seen = new HashSet<String>();
        for (var tag : tags) {
            if (!Identifier.isValid(tag) || !seen.add(tag)) {
                fields.problem(
                        "telemetry_tags",
                        ReasonCode.DSC_FIELD,
                        "a tag that is not allowed",
                        tag,
                        "identifiers, each once");
            }
        }
        return tags;
    }
}
