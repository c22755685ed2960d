package io.stratos.host.daemon.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Node;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.List;

/// Records of the journal by number, kind and time, with whom they concern and why; what else they say is
/// left out.
final class JournalOutline {
    private static final DocumentLimits LINE = new DocumentLimits(4 << 20, 32, 200_000);
    private static final List<String> OF_RECORD = List.of("instance", "account", "cursor", "reason", "code");

    private JournalOutline() {}

    /// The newest record that a status names.
    static long newest(String status) throws Refused {
        return Documents.json(status.getBytes(UTF_8), LINE, "status", ReasonCode.ENV_DAEMON)
                        instanceof Node.Mapping mapping
                ? Long.parseLong(text(mapping, "journal_seq", "1"))
                : 1;
    }

    /// @param export records as lines of JSON
    static String of(String export) throws Refused {
        var out = new StringBuilder();
        for (var line : export.lines().toList()) {
            if (Documents.json(line.getBytes(UTF_8), LINE, "record", ReasonCode.ENV_DAEMON)
                    instanceof Node.Mapping document) {
                out.append(of(document)).append('\n');
            }
        }
        return out.toString();
    }

    private static String of(Node.Mapping document) {
        var words = new ArrayList<String>();
        words.add("#" + text(document, "seq", "?"));
        words.add(text(document, "at", "?"));
        words.add(text(document, "kind", "?"));
        if (document.members().get("record") instanceof Node.Mapping record) {
            for (var name : OF_RECORD) {
                var value = text(record, name, "");
                if (isWordOfOurs(value)) {
                    words.add(name + "=" + value);
                }
            }
        }
        return String.join(" ", words);
    }

    /// A name, a number or a code; never a sentence.
    private static boolean isWordOfOurs(String value) {
        return value.matches("[A-Za-z0-9._/-]{1,200}");
    }

    private static String text(Node.Mapping mapping, String name, String absent) {
        return mapping.members().get(name) instanceof Node.Scalar scalar && scalar.type() != Node.Scalar.Type.NULL
                ? scalar.text()
                : absent;
    }
}
