package io.stratos.host.bundle;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A bundle in memory whose container is sound and whose files are those its manifest lists.
///
/// That says nothing yet about who made it: hashes ([#wrongHashes]), signatures and trust are judged by others.
/// Whoever got one never opens the file again.
public final class Bundle {

    /// Separates our signatures from every other use of a key.
    private static final byte[] DOMAIN = "STRATOS-BUNDLE-V1\0".getBytes(StandardCharsets.US_ASCII);

    private final String sha256;
    private final byte[] manifestBytes;
    private final Manifest manifest;
    private final List<Signature> signatures;
    private final Map<String, byte[]> files;

    Bundle(
            String sha256,
            byte[] manifestBytes,
            Manifest manifest,
            List<Signature> signatures,
            List<BundleEntry> files) {
        this.sha256 = sha256;
        this.manifestBytes = manifestBytes;
        this.manifest = manifest;
        this.signatures = List.copyOf(signatures);
        this.files = new LinkedHashMap<>();
        files.forEach(file -> this.files.put(file.path(), file.content()));
    }

    /// Hash of the whole file: what was looked at.
    public String sha256() {
        return sha256;
    }

    /// Hash of the manifest: what was signed, the same before and after signing.
    public String manifestSha256() {
        return Sha256.hex(manifestBytes);
    }

    public Manifest manifest() {
        return manifest;
    }

    /// What the bundle carries, not yet verified; empty if it is unsigned.
    public List<Signature> signatures() {
        return signatures;
    }

    /// The bytes that signers sign.
    public byte[] signedBytes() {
        var hash = Sha256.of(manifestBytes);
        var signed = new byte[DOMAIN.length + hash.length];
        System.arraycopy(DOMAIN, 0, signed, 0, DOMAIN.length);
        System.arraycopy(hash, 0, signed, DOMAIN.length, hash.length);
        return signed;
    }

    /// Content of a file that the manifest lists; not to be changed.
    ///
    /// @throws IllegalArgumentException if there is none
    public byte[] file(String path) {
        var content = files.get(path);
        if (content == null) {
            throw new IllegalArgumentException("Condition failed: the manifest lists the file, got=" + path);
        }
        return content;
    }

    /// Whether the manifest lists this file.
    public boolean has(String path) {
        return files.containsKey(path);
    }

    /// The code file's content; not to be changed.
    public byte[] code() {
        return file(manifest.codePath());
    }

    /// Every file whose size or hash is not what the manifest says; empty if all are right.
    public List<Refusal> wrongHashes() {
        var wrong = new ArrayList<Refusal>();
        for (var listed : manifest.files()) {
            var content = file(listed.path());
            if (content.length != listed.size()) {
                wrong.add(Refusal.of(ReasonCode.BND_HASH, "a file does not have the size the manifest gives")
                        .at(listed.path())
                        .got(content.length, listed.size()));
            } else if (!Sha256.hex(content).equals(listed.sha256())) {
                wrong.add(Refusal.of(ReasonCode.BND_HASH, "a file does not have the hash the manifest gives")
                        .at(listed.path())
                        .got(Sha256.hex(content), listed.sha256()));
            }
        }
        return wrong;
    }

    /// The same bundle's bytes with these signatures instead of its own.
    public byte[] withSignatures(List<Signature> newSignatures) {
        var entries = new ArrayList<BundleEntry>();
        files.forEach((path, content) -> entries.add(new BundleEntry(path, content)));
        return BundleWriter.assemble(manifestBytes, newSignatures, entries);
    }
}
