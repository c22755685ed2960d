package io.stratos.host.bundle;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Takes a bundle in: container, manifest, list of files. Stops at the first thing that is wrong, because a container
/// that lies in one place is not worth asking about another.
public final class BundleReader {

    private BundleReader() {}

    /// Reads a bundle file once; nothing opens it again.
    public static Bundle read(Path file) throws Refused {
        return read(content(file));
    }

    /// Reads a bundle from memory.
    ///
    /// @param bytes not changed afterwards
    public static Bundle read(byte[] bytes) throws Refused {
        var entries = ZipReader.read(bytes);
        if (entries.isEmpty() || !entries.getFirst().path().equals(BundlePaths.MANIFEST)) {
            throw Refusal.of(ReasonCode.BND_MISSING, "the bundle does not begin with its manifest")
                    .got(entries.isEmpty() ? "nothing" : entries.getFirst().path(), BundlePaths.MANIFEST)
                    .refused();
        }
        var manifestBytes = entries.getFirst().content();
        var manifest = ManifestJson.read(manifestBytes);
        boolean signed = entries.size() > 1 && entries.get(1).path().equals(BundlePaths.SIGNATURES);
        var signatures = signed ? SignatureJson.read(entries.get(1).content()) : List.<Signature>of();
        var files = entries.subList(signed ? 2 : 1, entries.size());
        requireListed(manifest, files);
        requireOwnFiles(manifest);
        return new Bundle(Sha256.hex(bytes), manifestBytes, manifest, signatures, files);
    }

    /// The bytes of a bundle file, read once.
    public static byte[] content(Path file) throws Refused {
        try {
            long before = Files.size(file);
            if (before > BundleLimits.BUNDLE_BYTES_MAX) {
                throw Refusal.of(ReasonCode.BND_SIZE, "the bundle is too large")
                        .at(file.toString())
                        .got(before, "at most " + BundleLimits.BUNDLE_BYTES_MAX)
                        .refused();
            }
            var modified = Files.getLastModifiedTime(file);
            var content = Files.readAllBytes(file);
            if (content.length != before || !Files.getLastModifiedTime(file).equals(modified)) {
                throw Refusal.of(ReasonCode.BND_TOCTOU, "the bundle changed while it was read")
                        .at(file.toString())
                        .refused();
            }
            return content;
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the bundle cannot be read")
                    .at(file.toString())
                    .got(Files.exists(file) ? "an unreadable file" : "no such file", "a .stratos file")
                    .refused();
        }
    }

    private static void requireListed(Manifest manifest, List<BundleEntry> files) throws Refused {
        var listed = manifest.files().stream().map(Manifest.Listed::path).toList();
        var there = files.stream().map(BundleEntry::path).toList();
        var refusals = new ArrayList<Refusal>();
        var listedSet = new HashSet<>(listed);
        var thereSet = new HashSet<>(there);
        there.stream()
                .filter(path -> !listedSet.contains(path))
                .forEach(path -> refusals.add(Refusal.of(ReasonCode.BND_UNLISTED, "a file is not in the manifest")
                        .at(path)));
        listed.stream()
                .filter(path -> !thereSet.contains(path))
                .forEach(path -> refusals.add(Refusal.of(ReasonCode.BND_MISSING, "a file of the manifest is not there")
                        .at(path)));
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
        if (!there.equals(listed) || !listed.equals(listed.stream().sorted().toList())) {
            throw Refusal.of(ReasonCode.BND_FORMAT, "the files are not in the order of their names")
                    .refused();
        }
    }

    /// The manifest's own words about its files are about files that are there.
    private static void requireOwnFiles(Manifest manifest) throws Refused {
        requireHash(manifest, BundlePaths.DESCRIPTOR, manifest.descriptorSha256());
        requireHash(manifest, BundlePaths.PROVENANCE, manifest.provenanceSha256());
        var code = manifest.codePath();
        if (!code.startsWith(BundlePaths.CODE)
                || manifest.files().stream().noneMatch(f -> f.path().equals(code))) {
            throw Refusal.of(ReasonCode.BND_MISSING, "the code file is not there")
                    .at(code)
                    .refused();
        }
    }

    private static void requireHash(Manifest manifest, String path, String sha256) throws Refused {
        for (var listed : manifest.files()) {
            if (listed.path().equals(path)) {
                if (!listed.sha256().equals(sha256)) {
                    throw Refusal.of(ReasonCode.BND_HASH, "the manifest contradicts itself")
                            .at(path)
                            .got(sha256, listed.sha256())
                            .refused();
                }
                return;
            }
        }
        throw Refusal.of(ReasonCode.BND_MISSING, "a mandatory file is not there")
                .at(path)
                .refused();
    }
}
