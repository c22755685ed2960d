package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.admission.Admission;
import io.stratos.host.admission.AdmissionContext;
import io.stratos.host.admission.AdmissionResult;
import io.stratos.host.admission.AdmittedStrategy;
import io.stratos.host.bundle.Bundle;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.plugin.Plugins;
import io.stratos.host.policy.Policies;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.Path;

/// Gets strategies ready for a run: a bundle is read once and admitted; a folder is built and packed first.
final class StrategyLoading {
    private final CommandContext context;
    private final Shared shared;
    private final String policy;
    private final Plugins plugins;

    StrategyLoading(CommandContext context, Shared shared, String policy, Plugins plugins) {
        this.context = context;
        this.shared = shared;
        this.policy = policy;
        this.plugins = plugins;
    }

    /// Admits a bundle or folder; all reasons at once if it is refused.
    AdmittedStrategy admit(String bundleOrFolder) throws Refused {
        throw new IllegalStateException("to be tied to admission");
    }

    private Bundle open(Path path) throws Refused {
        if (!Files.exists(path)) {
            throw Refusal.of(ReasonCode.ENV_FILE, "there is no such bundle or folder")
                    .at(path.toString())
                    .refused();
        }
        return BundleReader.read(path);
    }
}
