package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values of a strategy's own fields as a command line gives them: files (YAML or JSON, `NAME: VALUE`) and
/// `NAME=VALUE`,
/// of which the later wins.
final class GivenConfig {
    private GivenConfig() {}

    /// The values by name.
    ///
    /// @throws Refused if one is neither, or a file holds more than names and values
    static Map<String, String> read(CommandContext context, List<String> given) throws Refused {
        var values = new LinkedHashMap<String, String>();
        for (var one : given) {
            var file = context.path(one);
            int equals = one.indexOf('=');
            if (Files.isRegularFile(file)) {
                values.putAll(file(file));
            } else if (equals > 0) {
                values.put(one.substring(0, equals), one.substring(equals + 1));
            } else {
                throw Refusal.of(ReasonCode.ENV_FILE, "there is no such file of configuration values")
                        .at(file.toString())
                        .fix("name a file, or give NAME=VALUE")
                        .refused();
            }
        }
        return values;
    }

    private static Map<String, String> file(Path file) throws Refused {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the configuration values cannot be read")
                    .at(file.toString())
                    .refused();
        }
        var name = file.toString();
        var fields = Fields.of(
                Documents.yaml(bytes, DocumentLimits.SMALL, name, ReasonCode.CFG_TYPE), name, ReasonCode.CFG_TYPE);
        var values = new LinkedHashMap<String, String>();
        for (var field : fields.names()) {
            values.put(field, fields.text(field));
        }
        fields.finish();
        return values;
    }
}
