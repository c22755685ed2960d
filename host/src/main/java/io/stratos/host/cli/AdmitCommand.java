package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.admission.Admission;
import io.stratos.host.admission.AdmissionContext;
import io.stratos.host.admission.AdmissionReport;
import io.stratos.host.admission.StateSchemas;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policies;
import io.stratos.host.policy.Policy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos admit BUNDLE…`: the whole admission, offline. An admitted bundle moves the mark of its releases.
@CommandLine.Command(
        name = "admit",
        description = "Check everything that the daemon checks before a strategy may start, and name every failure.",
        footer = {"", "Example: stratos admit my-strategy.stratos --policy paper"})
final class AdmitCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "Bundles, or folders where policy allows that.")
    private List<String> bundles = List.of();

    @Option(names = "--policy", paramLabel = "P", description = "dev, paper, live or a file; default ${DEFAULT-VALUE}.")
    private String policyName = "dev";

    @Option(names = "--allow-downgrade", description = "Admit an older release than one before; needs --reason.")
    private boolean allowDowngrade;

    @Option(names = "--reason", paramLabel = "R", description = "Why a downgrade is right.")
    private @Nullable String reason;

    AdmitCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        if (allowDowngrade && (reason == null || reason.isBlank())) {
            throw Refusal.of(ReasonCode.CLI_REASON, "a downgrade needs a reason")
                    .refused();
        }
        var policy = Policies.open(policyName, context.world().environment().workingDirectory());
        boolean allAdmitted = true;
        try (var runtimes = PluginFolder.open(context.installation().resolve("plugins"))) {
            for (var bundle : bundles) {
                var report = admit(context.path(bundle), policy, runtimes);
                print(
                        AdmitDocument.of(report),
                        () -> AdmitDocument.lines(bundle, report).forEach(this::line));
                allAdmitted &= report.isAdmitted();
            }
        }
        return allAdmitted ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private AdmissionReport admit(Path path, Policy policy, SandboxRuntimes runtimes) throws Refused {
        var releases = AdmittedReleases.of(context.data(shared));
        var admission = new AdmissionContext(
                context.world().wallClock().nowNanos(),
                keys.trust(context, shared),
                Optional.of(releases.marks()),
                states(),
                allowDowngrade);
        var report = Admission.admit(new BundleSource(context).bytes(path, policy), policy, admission, runtimes);
        if (report.admitted().isPresent()) {
            releases.admitted(report.admitted().get());
        }
        return report;
    }

    /// Without a ledger nothing was ever saved; with one, only the host itself knows what.
    private Optional<StateSchemas> states() {
        return Files.exists(context.data(shared).resolve("ledger"))
                ? Optional.empty()
                : Optional.of(StateSchemas.none());
    }
}
