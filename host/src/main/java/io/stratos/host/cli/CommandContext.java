package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.World;
import java.nio.file.Path;

/// What every command is given: the outside world, and where to write.
record CommandContext(World world, Terminal terminal) {

    /// A path of the command line, from the folder the person is in.
    Path path(String text) {
        return world.environment().workingDirectory().resolve(text).normalize();
    }

    /// The data directory: `--data`, else `STRATOS_HOME`, else `.stratos` here.
    Path data(Shared shared) {
        if (shared.data != null) {
            return path(shared.data);
        }
        var home = world.environment().variable("STRATOS_HOME");
        return path(home == null ? ".stratos" : home);
    }

    /// In whose role the daemon is asked: `--role`, else `STRATOS_ROLE`, else operator.
    String role(Shared shared) {
        return roleSetting(shared).text();
    }

    /// The same, and who says so.
    Setting roleSetting(Shared shared) {
        if (shared.role != null) {
            return new Setting("role", shared.role, Setting.Source.FLAG, "--role");
        }
        var role = world.environment().variable("STRATOS_ROLE");
        return role == null
                ? Setting.standard("role", "operator")
                : new Setting("role", role, Setting.Source.VARIABLE, "STRATOS_ROLE");
    }

    /// Folder of the installed distribution.
    Path installation() throws Refused {
        var home = world.environment().installation();
        if (home == null) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN, "the program does not run from an installed distribution")
                    .refused();
        }
        return home;
    }
}
