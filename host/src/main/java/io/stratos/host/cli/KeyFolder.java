package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.KeyStore;
import io.stratos.host.trust.TrustStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where keys and trust lie: `--keys`, else `STRATOS_KEYS`, else `keys` in the data directory.
final class KeyFolder {
    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Folder of keys and trust; default STRATOS_KEYS, then keys in the data directory.")
    private @Nullable String keys;

    Path path(CommandContext context, Shared shared) {
        return Path.of(setting(context, shared).text());
    }

    /// The same, and who says so.
    Setting setting(CommandContext context, Shared shared) {
        if (keys != null) {
            return new Setting("keys", context.path(keys).toString(), Setting.Source.FLAG, "--keys");
        }
        var variable = context.world().environment().variable("STRATOS_KEYS");
        return variable != null
                ? new Setting("keys", context.path(variable).toString(), Setting.Source.VARIABLE, "STRATOS_KEYS")
                : Setting.standard("keys", context.data(shared).resolve("keys").toString());
    }

    KeyStore store(CommandContext context, Shared shared) {
        return new KeyStore(path(context, shared));
    }

    Path trustFile(CommandContext context, Shared shared) {
        return path(context, shared).resolve("trust.json");
    }

    TrustStore trust(CommandContext context, Shared shared) throws Refused {
        return TrustStore.load(trustFile(context, shared));
    }
}
