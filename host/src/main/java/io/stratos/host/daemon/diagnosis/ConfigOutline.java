package io.stratos.host.daemon.diagnosis;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Node;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A daemon's configuration as it may be shown: its fields, and the values of those that cannot hold a
/// secret. Every other value is withheld, those of fields that nobody thought of among them.
final class ConfigOutline {
    static final String WITHHELD = "(withheld)";

    /// Mappings whose values are numbers, durations and words of ours.
    private static final Set<String> OPEN =
            Set.of("risk", "breaker", "quality", "objectives", "position_max", "exposure_max", "market");

    private static final Set<String> SHOWN = Set.of(
            "mode",
            "policy",
            "port",
            "seed",
            "id",
            "account",
            "adapter",
            "provider",
            "self_trade",
            "flatten_slippage_bps",
            "service_fallback",
            "instances_max",
            "requests_per_second",
            "executions_overlap");

    /// A strategy's and a plugin's own values, whatever they are called.
    private static final Set<String> THEIRS = Set.of("config", "settings");

    private enum Field {
        /// Its name says whether it is shown.
        NAMED,
        /// It is shown, with all below it.
        OPEN,
        /// It is withheld, with all below it.
        CLOSED
    }

    private final List<String> lines = new ArrayList<>();
    private final List<String> withheld = new ArrayList<>();

    private ConfigOutline() {}

    static ConfigOutline of(byte[] yaml) {
        var outline = new ConfigOutline();
        try {
            var root = Documents.yaml(yaml, DocumentLimits.SMALL, "configuration", ReasonCode.CFG_HOST);
            outline.walk("", "", root, Field.NAMED);
        } catch (Refused unreadable) {
            outline.lines.add("(the configuration cannot be read)");
        }
        return outline;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /// The values that are not shown.
    List<String> withheld() {
        return List.copyOf(withheld);
    }

    private void walk(String path, String name, Node node, Field above) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.members()
                        .forEach((field, value) ->
                                walk(path.isEmpty() ? field : path + "." + field, field, value, below(above, field)));
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    walk(path + "[" + i + "]", name, sequence.items().get(i), above);
                }
            }
            case Node.Scalar scalar -> {
                boolean isShown = above == Field.OPEN || (above == Field.NAMED && SHOWN.contains(name));
                lines.add(path + ": " + (isShown ? scalar.text() : WITHHELD));
                if (!isShown) {
                    withheld.add(scalar.text());
                }
            }
        }
    }

    /// What is not ours closes all below it, also within what is open.
    private static Field below(Field above, String field) {
        if (above == Field.CLOSED || THEIRS.contains(field)) {
            return Field.CLOSED;
        }
        return above == Field.OPEN || OPEN.contains(field) ? Field.OPEN : Field.NAMED;
    }
}
