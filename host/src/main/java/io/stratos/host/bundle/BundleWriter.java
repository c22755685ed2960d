package io.stratos.host.bundle;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.document.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes bundles: same files and same facts, same bytes.
public final class BundleWriter {

    /// What the manifest says beside the files.
    ///
    /// @param release counter of releases of this strategy, from 1
    /// @param codePath which of the files is the code
    public record Facts(
            String strategyId,
            String strategyVersion,
            long release,
            RuntimeKind runtimeKind,
            String eventContract,
            String intentContract,
            int stateSchemaVersion,
            String codePath) {}

    private BundleWriter() {}

    /// An unsigned bundle of these files.
    ///
    /// @param files in any order; descriptor, provenance and code are among them
    public static byte[] write(Facts facts, List<BundleEntry> files) {
        var sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(BundleEntry::path));
        var listed = sorted.stream()
                .map(file -> new Manifest.Listed(file.path(), file.content().length, Sha256.hex(file.content())))
                .toList();
        var manifest = new Manifest(
                facts.strategyId(),
                facts.strategyVersion(),
                facts.release(),
                facts.runtimeKind(),
                facts.eventContract(),
                facts.intentContract(),
                facts.stateSchemaVersion(),
                facts.codePath(),
                hashOf(listed, BundlePaths.DESCRIPTOR),
                hashOf(listed, BundlePaths.PROVENANCE),
                listed);
        return assemble(ManifestJson.write(manifest), List.of(), sorted);
    }

    static byte[] assemble(byte[] manifest, List<Signature> signatures, List<BundleEntry> files) {
        var entries = new ArrayList<BundleEntry>();
        entries.add(new BundleEntry(BundlePaths.MANIFEST, manifest));
        if (!signatures.isEmpty()) {
            entries.add(new BundleEntry(BundlePaths.SIGNATURES, SignatureJson.write(signatures)));
        }
        entries.addAll(files);
        return ZipWriter.write(entries);
    }

    private static String hashOf(List<Manifest.Listed> listed, String path) {
        return listed.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Condition failed: a bundle holds " + path))
                .sha256();
    }
}
