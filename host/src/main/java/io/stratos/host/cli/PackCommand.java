package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.document.Json;
import io.stratos.host.document.Sha256;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.workshop.Workshop;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos pack DIR`: builds a strategy and packs it into a bundle.
@CommandLine.Command(
        name = "pack",
        description = "Build a strategy and pack it; the same tree gives the same bytes.",
        footer = {"", "Example: stratos pack my-strategy -o my-strategy.stratos"})
final class PackCommand extends Command {
    @Parameters(paramLabel = "DIR", description = "The strategy's folder.")
    private String folder = "";

    @Option(names = "-o", paramLabel = "FILE", description = "The bundle; default STRATEGY-VERSION.stratos here.")
    private @Nullable String out;

    @Option(
            names = "--release",
            paramLabel = "N",
            description = "Counter of releases, never falling; default what strategy.yaml says, or 1.")
    private long release;

    PackCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        if (release < 0) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "a release counts from 1")
                    .got(release, "1 or more")
                    .fix("stratos pack --help")
                    .refused();
        }
        var workshop =
                new Workshop(context.world().environment(), context.terminal().err());
        var bytes = workshop.pack(context.path(folder), release);
        var bundle = BundleReader.read(bytes);
        var manifest = bundle.manifest();
        var name = out != null ? out : manifest.strategyId() + "-" + manifest.strategyVersion() + ".stratos";
        WholeFile.write(context.path(name), WholeFile.PUBLIC, bytes);
        var document = Json.object();
        document.put("schema", "stratos.pack/1");
        document.put("bundle", context.path(name).toString());
        document.put("bundle_sha256", bundle.sha256());
        document.put("manifest_sha256", bundle.manifestSha256());
        document.put("strategy_id", manifest.strategyId());
        document.put("strategy_version", manifest.strategyVersion());
        document.put("release", manifest.release());
        document.put("binary_hash", Sha256.hex(bundle.code()));
        document.put("bytes", bytes.length);
        print(
                document,
                () -> line(
                        "packed " + name + ": " + manifest.strategyId() + " " + manifest.strategyVersion() + " release "
                                + manifest.release() + ", " + bytes.length + " bytes, sha256 " + bundle.sha256()));
        return ExitCode.DONE;
    }
}
