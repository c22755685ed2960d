package io.stratos.host.cli;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.host.bundle.Bundle;
import io.stratos.host.bundle.BundlePaths;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.bundle.Signature;
import io.stratos.host.config.ConfigRange;
import io.stratos.host.config.ConfigText;
import io.stratos.host.config.Durations;
import io.stratos.host.descriptor.DescriptorYaml;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos inspect BUNDLE`: what a bundle says of itself. Says nothing about whether to believe it.
@CommandLine.Command(
        name = "inspect",
        description = "What a bundle says of itself: identity, capabilities, limits, configuration, files.",
        footer = {"", "Example: stratos inspect my-strategy.stratos"})
final class InspectCommand extends Command {
    @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
    private String bundleFile = "";

    InspectCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var bundle = BundleReader.read(context.path(bundleFile));
        var descriptor = DescriptorYaml.read(bundle.file(BundlePaths.DESCRIPTOR), BundlePaths.DESCRIPTOR)
                .descriptor();
        print(document(bundle, descriptor), () -> text(bundle, descriptor));
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> document(Bundle bundle, StrategyDescriptor descriptor) {
        var manifest = bundle.manifest();
        var document = Json.object();
        document.put("schema", "stratos.inspect/1");
        document.put("bundle_sha256", bundle.sha256());
        document.put("manifest_sha256", bundle.manifestSha256());
        document.put("strategy_id", manifest.strategyId());
        document.put("strategy_version", manifest.strategyVersion());
        document.put("release", manifest.release());
        document.put("runtime_kind", lower(manifest.runtimeKind()));
        document.put("lane", lower(descriptor.capabilities().lane()));
        document.put("events", lower(descriptor.capabilities().events()));
        document.put("order_types", lower(descriptor.capabilities().orderTypes()));
        document.put("event_contract", manifest.eventContract());
        document.put("intent_contract", manifest.intentContract());
        document.put("state_schema_version", manifest.stateSchemaVersion());
        document.put("binary_hash", descriptor.binaryHash());
        document.put(
                "key_ids", bundle.signatures().stream().map(Signature::keyId).toList());
        document.put(
                "config",
                descriptor.configSchema().stream().map(InspectCommand::field).toList());
        document.put(
                "files",
                manifest.files().stream()
                        .map(file -> {
                            var entry = Json.object();
                            entry.put("path", file.path());
                            entry.put("size", file.size());
                            entry.put("sha256", file.sha256());
                            return entry;
                        })
                        .toList());
        return document;
    }

    private static Map<String, @Nullable Object> field(ConfigField field) {
        var value = field.defaultValue();
        var json = Json.object();
        json.put("name", field.name());
        json.put("type", lower(field.type()));
        json.put("unit", field.unit());
        json.put("required", field.required());
        json.put("default", value == null ? null : ConfigText.text(value));
        json.put("allowed", ConfigRange.described(field));
        json.put("updatable", field.updatable());
        return json;
    }

    private void text(Bundle bundle, StrategyDescriptor descriptor) {
        var manifest = bundle.manifest();
        var resources = descriptor.resources();
        line("strategy    " + manifest.strategyId() + " " + manifest.strategyVersion() + ", release "
                + manifest.release());
        line("runs as     " + lower(manifest.runtimeKind()) + " on lane "
                + lower(descriptor.capabilities().lane()));
        line("listens to  " + String.join(", ", lower(descriptor.capabilities().events())));
        line("may order   " + String.join(", ", lower(descriptor.capabilities().orderTypes())));
        line("needs       " + resources.memoryBytes() + " bytes, " + Durations.text(resources.callbackTimeoutNanos())
                + " and " + resources.fuelPerCallback() + " instructions per callback");
        line("contract    events " + manifest.eventContract() + ", intents " + manifest.intentContract());
        line("state       schema " + manifest.stateSchemaVersion());
        line("signed by   " + (bundle.signatures().isEmpty() ? "nobody" : signers(bundle)));
        line("sha256      " + bundle.sha256());
        for (var field : descriptor.configSchema()) {
            var value = field.defaultValue();
            line(String.format(
                    "config      %-16s %s%s",
                    field.name(),
                    ConfigRange.described(field),
                    value == null ? ", required" : ", default " + ConfigText.text(value)));
        }
        manifest.files().forEach(file -> line(String.format("file        %-28s %d bytes", file.path(), file.size())));
    }

    private static String signers(Bundle bundle) {
        return String.join(
                ", ", bundle.signatures().stream().map(Signature::keyId).toList());
    }

    private static List<String> lower(List<? extends Enum<?>> values) {
        return values.stream().map(InspectCommand::lower).toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
