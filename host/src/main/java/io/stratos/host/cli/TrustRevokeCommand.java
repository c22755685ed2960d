package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.TrustedKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos trust revoke KEY --reason R`: its signatures count no more, for ever.
@CommandLine.Command(
        name = "revoke",
        description = "Take trust in a key back, for ever.",
        footer = {"", "Example: stratos trust revoke alice --reason 'laptop stolen'"})
final class TrustRevokeCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Parameters(paramLabel = "KEY", description = "Id or name that stratos trust list shows.")
    private String key = "";

    @Option(names = "--reason", paramLabel = "R", description = "Why; mandatory.")
    private @Nullable String reason;

    TrustRevokeCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        if (reason == null || reason.isBlank()) {
            throw Refusal.of(ReasonCode.CLI_REASON, "revoking a key needs a reason")
                    .refused();
        }
        var revocation = new TrustedKey.Revocation(context.world().wallClock().nowNanos(), reason);
        var store = keys.trust(context, shared).revoke(key, revocation);
        store.save(keys.trustFile(context, shared));
        var trusted = store.find(key).orElseThrow();
        print(TrustRow.document(trusted), () -> line("revoked " + TrustRow.line(trusted)));
        return ExitCode.DONE;
    }
}
