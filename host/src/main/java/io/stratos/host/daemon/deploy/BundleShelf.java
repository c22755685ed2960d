package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.document.Sha256;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bundles that were deployed, in the data directory, each under the hash of its bytes: what comes up
/// after a restart is what was deployed, whatever became of the file that the operator had.
public final class BundleShelf {
    private static final String FOLDER = "bundles";

    private final Path folder;

    /// @param data directory of the host
    public BundleShelf(Path data) {
        folder = data.resolve(FOLDER);
    }

    /// Keeps a bundle; durable when this returns.
    ///
    /// @return its hash
    /// @throws Refused with `ENV_FILE` if it cannot be kept
    String put(byte[] bundle) throws Refused {
        var hash = Sha256.hex(bundle);
        if (!Files.exists(file(hash))) {
            WholeFile.write(file(hash), WholeFile.PRIVATE, bundle);
        }
        return hash;
    }

    /// A bundle that was kept.
    ///
    /// @throws Refused with `BND_HASH` if these are not the bytes that were kept, `ENV_FILE` if they are gone
    byte[] get(String hash) throws Refused {
        var bytes = BundleReader.content(file(hash));
        var got = Sha256.hex(bytes);
        if (!got.equals(hash)) {
            throw Refusal.of(ReasonCode.BND_HASH, "the bundle is not the one that was deployed")
                    .at(file(hash).toString())
                    .got(got, hash)
                    .refused();
        }
        return bytes;
    }

    /// Nobody needs it any more. One that stays takes room, and nothing else.
    void drop(String hash) {
        try {
            Files.deleteIfExists(file(hash));
        } catch (IOException stays) {
            // told by nobody: the next start does not look for it
        }
    }

    private Path file(String hash) {
        return folder.resolve(hash + ".stratos");
    }
}
