package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.policy.Policy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.workshop.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes behind what a person calls a bundle: a file, or a strategy's folder where policy allows that.
final class BundleSource {
    private final CommandContext context;

    BundleSource(CommandContext context) {
        this.context = context;
    }

    /// Reads the file once, or builds and packs the folder.
    byte[] bytes(Path path, Policy policy) throws Refused {
        if (!Files.isDirectory(path)) {
            return BundleReader.content(path);
        }
        if (!policy.allowFolder()) {
            throw Refusal.of(ReasonCode.SIG_MISSING, "policy " + policy.name() + " admits bundles only")
                    .at(path.toString())
                    .got("a folder", "a signed bundle")
                    .fix("stratos pack DIR, stratos sign BUNDLE --key NAME")
                    .refused();
        }
        return new Workshop(context.world().environment(), context.terminal().err()).pack(path, 0);
    }
}
