package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos key export NAME`: the public half, for others to trust.
@CommandLine.Command(
        name = "export",
        description = "Hand out the public half of a key, as PEM.",
        footer = {"", "Example: stratos key export alice -o alice.pub"})
final class KeyExportCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Parameters(paramLabel = "NAME", description = "The key.")
    private String name = "";

    @Option(names = "-o", paramLabel = "FILE", description = "Write it there instead of to stdout.")
    private @Nullable String out;

    KeyExportCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var key = keys.store(context, shared).verifyKey(name);
        var pem = pem();
        if (out != null) {
            WholeFile.write(context.path(out), WholeFile.PUBLIC, pem.getBytes(StandardCharsets.US_ASCII));
        }
        var document = Json.object();
        document.put("schema", "stratos.key/1");
        document.put("name", name);
        document.put("key_id", key.id());
        document.put("public_key", key.rawHex());
        document.put("pem", pem);
        print(document, () -> line(out == null ? pem.strip() : "wrote " + out));
        return ExitCode.DONE;
    }

    private String pem() throws Refused {
        var file = keys.path(context, shared).resolve(name + ".pub");
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the key file cannot be read")
                    .at(file.toString())
                    .refused();
        }
    }
}
