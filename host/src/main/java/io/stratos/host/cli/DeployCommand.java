package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.workshop.Workshop;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos deploy`: brings an instance into the running host.
@CommandLine.Command(
        name = "deploy",
        description = {
            "Bring an instance into the running host. It is admitted there as `stratos admit` says,",
            "and comes up with every start of the host until it is undeployed."
        },
        footer = {
            "",
            "Example: stratos deploy ema.stratos --bot bot1 --instance btc --mode paper --reason \"try it\" --data"
                    + " host1"
        })
final class DeployCommand extends Command {
    @Parameters(index = "0", paramLabel = "BUNDLE", description = "A bundle, or a strategy's folder.")
    private String bundle = "";

    @Option(names = "--bot", required = true, paramLabel = "B", description = "First part of its name.")
    private String bot = "";

    @Option(names = "--instance", required = true, paramLabel = "I", description = "Last part of its name.")
    private String instance = "";

    @Option(
            names = "--mode",
            required = true,
            paramLabel = "M",
            description = "paper, shadow or live: the mode that the host must be in.")
    private String mode = "";

    @Option(names = "--account", paramLabel = "A", description = "Its account; not needed where there is one.")
    private @Nullable String account;

    @Option(
            names = "--config",
            paramLabel = "FILE|K=V",
            description = "The strategy's own values: a file of them, or one; may be repeated, the later wins.")
    private List<String> config = new ArrayList<>();

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    DeployCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var query = new ArrayList<String>();
        query.add(value("bot", bot));
        query.add(value("instance", instance));
        query.add(value("mode", mode));
        query.add(value("reason", reason));
        if (account != null) {
            query.add(value("account", account));
        }
        GivenConfig.read(context, config).forEach((name, value) -> query.add(value("config", name + "=" + value)));
        var told = new DaemonCall(context, shared).post("/v1/instances/deploy?" + String.join("&", query), content());
        return InstanceChange.print(this, told);
    }

    /// A folder is packed here; the host decides whether it takes what nobody signed.
    private byte[] content() throws Refused {
        var path = context.path(bundle);
        if (!Files.exists(path)) {
            throw Refusal.of(ReasonCode.ENV_FILE, "there is no such bundle")
                    .at(path.toString())
                    .refused();
        }
        return Files.isDirectory(path)
                ? new Workshop(context.world().environment(), context.terminal().err()).pack(path, 0)
                : BundleReader.content(path);
    }

    private static String value(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
