package io.stratos.host.cli;

import io.stratos.host.bundle.BundleReader;
import io.stratos.host.bundle.Signature;
import io.stratos.host.document.Json;
import io.stratos.host.document.Sha256;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos sign BUNDLE --key NAME`: adds a signature; other signers' stay.
@CommandLine.Command(
        name = "sign",
        description = "Sign a bundle with an own key; signatures of others stay.",
        footer = {"", "Example: stratos sign my-strategy.stratos --key alice"})
final class SignCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
    private String bundleFile = "";

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "A key that stratos key list shows.")
    private String key = "";

    @Option(names = "-o", paramLabel = "FILE", description = "Write it there; default the bundle itself.")
    private @Nullable String out;

    SignCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var bundle = BundleReader.read(context.path(bundleFile));
        var wrong = bundle.wrongHashes();
        if (!wrong.isEmpty()) {
            throw new Refused(wrong); // a signature says "I vouch for this"; never vouch for damage
        }
        var signer = keys.store(context, shared).signingKey(key);
        var signatures = new ArrayList<Signature>();
        for (var other : bundle.signatures()) {
            if (!other.keyId().equals(signer.verifyKey().id())) {
                signatures.add(other);
            }
        }
        signatures.add(signer.sign(bundle.signedBytes()));
        var signed = bundle.withSignatures(signatures);
        BundleReader.read(signed);
        var name = out != null ? out : bundleFile;
        WholeFile.write(context.path(name), WholeFile.PUBLIC, signed);
        var document = Json.object();
        document.put("schema", "stratos.sign/1");
        document.put("bundle", context.path(name).toString());
        document.put("bundle_sha256", Sha256.hex(signed));
        document.put("manifest_sha256", bundle.manifestSha256());
        document.put("key_id", signer.verifyKey().id());
        document.put("signatures", signatures.size());
        print(
                document,
                () -> line("signed " + name + " with " + key + " ("
                        + signer.verifyKey().id() + ")"));
        return ExitCode.DONE;
    }
}
