package io.stratos.host.cli;

import io.stratos.host.bundle.Bundle;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.SignatureCheck;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos verify BUNDLE`: whether it is whole, and signed by somebody trusted. Changes nothing.
@CommandLine.Command(
        name = "verify",
        description = "Check a bundle's container, hashes and signatures. Changes nothing and parses no code.",
        footer = {"", "Example: stratos verify my-strategy.stratos"})
final class VerifyCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
    private String bundleFile = "";

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description = "How many trusted signatures there must be; default ${DEFAULT-VALUE}.")
    private int threshold = 1;

    VerifyCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var bundle = BundleReader.read(context.path(bundleFile));
        var check = new SignatureCheck(
                keys.trust(context, shared),
                true,
                threshold,
                context.world().wallClock().nowNanos());
        var result = check.check(bundle);
        var findings = new ArrayList<Refusal>(bundle.wrongHashes());
        findings.addAll(result.signatureFindings());
        findings.addAll(result.trustFindings());
        if (!findings.isEmpty()) {
            throw new Refused(findings);
        }
        report(bundle, result.trustedKeyIds());
        return ExitCode.DONE;
    }

    private void report(Bundle bundle, List<String> signers) {
        var manifest = bundle.manifest();
        var document = Json.object();
        document.put("schema", "stratos.verify/1");
        document.put("ok", true);
        document.put("bundle_sha256", bundle.sha256());
        document.put("manifest_sha256", bundle.manifestSha256());
        document.put("strategy_id", manifest.strategyId());
        document.put("strategy_version", manifest.strategyVersion());
        document.put("release", manifest.release());
        document.put("key_ids", signers);
        print(
                document,
                () -> line("ok: " + manifest.strategyId() + " " + manifest.strategyVersion() + " release "
                        + manifest.release() + ", signed by " + String.join(", ", signers)));
    }
}
