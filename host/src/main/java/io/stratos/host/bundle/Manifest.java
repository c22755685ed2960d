package io.stratos.host.bundle;

import io.stratos.abi.model.RuntimeKind;
import java.util.List;

/// What a bundle says it holds. Its hash is what signers sign.
///
/// @param release counter of releases of this strategy, from 1, never falling; protects from downgrades
/// @param eventContract `MAJOR.MINOR` that the code reads
/// @param intentContract `MAJOR.MINOR` that the code writes
/// @param codePath which file is the code
/// @param descriptorSha256 hash of [BundlePaths#DESCRIPTOR]
/// @param provenanceSha256 hash of [BundlePaths#PROVENANCE]
/// @param files every file but the manifest and its signatures, sorted by path
public record Manifest(
        String strategyId,
        String strategyVersion,
        long release,
        RuntimeKind runtimeKind,
        String eventContract,
        String intentContract,
        int stateSchemaVersion,
        String codePath,
        String descriptorSha256,
        String provenanceSha256,
        List<Listed> files) {

    public Manifest {
        files = List.copyOf(files);
    }

    /// One file of the bundle.
    public record Listed(String path, long size, String sha256) {}
}
