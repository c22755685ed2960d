package io.stratos.host.cli;

import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.KeyStore;
import io.stratos.host.trust.TrustedKey;
import io.stratos.host.trust.UtcTime;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos trust add KEY`: from now on this key's signatures count.
@CommandLine.Command(
        name = "add",
        description = "Trust a key.",
        footer = {"", "Example: stratos trust add alice.pub --name alice --scope 'acme.*' --until 2027-01-01T00:00:00Z"
        })
final class TrustAddCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Parameters(paramLabel = "KEY", description = "A public key file, or the name of an own key.")
    private String key = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What its owner is called; default the key's name.")
    private @Nullable String name;

    @Option(
            names = "--scope",
            paramLabel = "S",
            description = "A strategy id, or a prefix ended by *; default ${DEFAULT-VALUE} (every strategy).")
    private String scope = "*";

    @Option(names = "--from", paramLabel = "TIME", description = "When it begins to count (ISO-8601 UTC).")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "When it ends to count (ISO-8601 UTC).")
    private @Nullable String until;

    TrustAddCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        requireScope();
        var file = keyFile();
        var fileName = file.getFileName().toString();
        var owner = name != null
                ? name
                : fileName.endsWith(".pub") ? fileName.substring(0, fileName.length() - 4) : fileName;
        if (!Identifier.isValid(owner)) {
            throw usage("a name is an identifier", owner, "1 to 64 characters of [A-Za-z0-9._-]");
        }
        var trusted = new TrustedKey(
                KeyStore.readPublic(file),
                owner,
                scope,
                time("--from", from, 0),
                time("--until", until, Long.MAX_VALUE),
                null);
        var store = keys.trust(context, shared).with(trusted);
        store.save(keys.trustFile(context, shared));
        print(TrustRow.document(trusted), () -> line("trusted " + TrustRow.line(trusted)));
        return ExitCode.DONE;
    }

    private Path keyFile() throws Refused {
        var file = context.path(key);
        if (Files.isRegularFile(file)) {
            return file;
        }
        var own = keys.path(context, shared).resolve(key + ".pub");
        if (Identifier.isValid(key) && Files.isRegularFile(own)) {
            return own;
        }
        throw Refusal.of(ReasonCode.TRU_KEY, "there is no such key")
                .got(key, "a public key file, or a name that stratos key list shows")
                .refused();
    }

    private void requireScope() throws Refused {
        var id = scope.endsWith("*") ? scope.substring(0, scope.length() - 1) : scope;
        if (scope.isEmpty() || (!id.isEmpty() && !Identifier.isValid(id))) {
            throw usage("a scope is a strategy id or a prefix ended by *", scope, "such as acme.*");
        }
    }

    private static long time(String option, @Nullable String text, long otherwise) throws Refused {
        if (text == null) {
            return otherwise;
        }
        var nanos = UtcTime.parse(text);
        if (nanos.isEmpty()) {
            throw usage(option + " is no time", text, "such as 2027-01-01T00:00:00Z");
        }
        return nanos.getAsLong();
    }

    private static Refused usage(String what, String got, String expected) {
        return Refusal.of(ReasonCode.CLI_USAGE, what)
                .got(got, expected)
                .fix("stratos trust add --help")
                .refused();
    }
}
