package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.DaemonConfig;
import io.stratos.host.daemon.DaemonConfigYaml;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The configuration of a daemon: `--config`, else `STRATOS_CONFIG`, else `host.yaml` in the data directory, else
/// `host.yaml` in the current folder.
final class HostFile {
    private static final String NAME = "host.yaml";
    private static final String VARIABLE = "STRATOS_CONFIG";
    private static final String DATA = "data";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "What to run; default " + VARIABLE + ", then " + NAME + " in the data directory, then " + NAME
                    + " in the current folder.")
    private @Nullable String file;

    /// What was found.
    ///
    /// @param folder what relative files of the configuration are relative to
    /// @param data the data directory: `--data`, else `STRATOS_HOME`, else what the file says, else `.stratos` here
    /// @param settings every value, and who said so: the file and the data directory first
    record Found(Path file, DaemonConfig config, Path folder, Path data, List<Setting> settings) {}

    /// Finds and reads it.
    ///
    /// @throws Refused with `ENV_FILE` if there is none, naming where it was looked for; naming every wrong field
    Found read(CommandContext context, Shared shared) throws Refused {
        var given = find(context, shared);
        var path = Path.of(given.text());
        var parent = path.toAbsolutePath().getParent();
        var folder = parent == null ? path.toAbsolutePath() : parent;
        var fields = new ArrayList<Setting>();
        var config =
                DaemonConfigYaml.read(path, (field, text, line) -> fields.add(Setting.of(path, field, text, line)));
        var data = data(context, shared, folder, fields);
        fields.removeIf(one -> one.name().equals(DATA));
        fields.addFirst(data);
        fields.addFirst(given);
        return new Found(path, config, folder, Path.of(data.text()), List.copyOf(fields));
    }

    private Setting find(CommandContext context, Shared shared) throws Refused {
        if (file != null) {
            return setting(context.path(file), Setting.Source.FLAG, "--config");
        }
        var variable = context.world().environment().variable(VARIABLE);
        if (variable != null) {
            return setting(context.path(variable), Setting.Source.VARIABLE, VARIABLE);
        }
        var ofData = context.data(shared).resolve(NAME);
        var here = context.path(NAME);
        if (!Files.exists(ofData) && !Files.exists(here)) {
            throw Refusal.of(ReasonCode.ENV_FILE, "no configuration is named, and none is found")
                    .got("none", ofData + " or " + here)
                    .fix("name one: --config FILE, or " + VARIABLE + "=FILE")
                    .refused();
        }
        return setting(Files.exists(ofData) ? ofData : here, Setting.Source.DEFAULT, "");
    }

    private static Setting setting(Path config, Setting.Source source, String where) {
        return new Setting("config", config.toString(), source, where);
    }

    private static Setting data(CommandContext context, Shared shared, Path folder, List<Setting> fields) {
        var given = context.data(shared).toString();
        if (shared.data != null) {
            return new Setting(DATA, given, Setting.Source.FLAG, "--data");
        }
        if (context.world().environment().variable("STRATOS_HOME") != null) {
            return new Setting(DATA, given, Setting.Source.VARIABLE, "STRATOS_HOME");
        }
        return fields.stream()
                .filter(one -> one.name().equals(DATA))
                .findFirst()
                .map(one -> one.of(folder.resolve(one.text()).normalize().toString()))
                .orElse(Setting.standard(DATA, given));
    }
}
