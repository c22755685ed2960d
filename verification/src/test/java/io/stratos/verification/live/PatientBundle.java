package io.stratos.verification.live;

import io.stratos.host.bundle.BundleEntry;
import io.stratos.host.bundle.BundlePaths;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.bundle.BundleWriter;
import io.stratos.host.bundle.Manifest;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.program.Bundles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A sample strategy that may take its time and may ask for much.
///
/// A JVM that was just started, on a machine that is busy, misses the 5 ms that a sample declares; the instance then
/// only reduces for a minute, and there is nothing at the venue that a kill could lose.
final class PatientBundle {
    private static final String DEADLINE = "(?m)^( *callback_timeout_ns:).*$";
    private static final String RATE = "(?m)^( *intents_per_second:).*$";

    private PatientBundle() {}

    /// Packs the sample and writes its patient twin.
    static Path of(String sample, Path folder) throws IOException, InterruptedException {
        var packed = Bundles.packed(sample);
        try {
            var bundle = BundleReader.read(packed);
            var manifest = bundle.manifest();
            var files = manifest.files().stream()
                    .map(Manifest.Listed::path)
                    .map(path -> new BundleEntry(
                            path, path.equals(BundlePaths.DESCRIPTOR) ? patient(bundle.file(path)) : bundle.file(path)))
                    .toList();
            var facts = new BundleWriter.Facts(
                    manifest.strategyId(),
                    manifest.strategyVersion(),
                    manifest.release(),
                    manifest.runtimeKind(),
                    manifest.eventContract(),
                    manifest.intentContract(),
                    manifest.stateSchemaVersion(),
                    manifest.codePath());
            return Files.write(folder.resolve(sample + ".stratos"), BundleWriter.write(facts, files));
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    private static byte[] patient(byte[] descriptor) {
        return new String(descriptor, StandardCharsets.UTF_8)
                .replaceFirst(DEADLINE, "$1 900ms")
                .replaceFirst(RATE, "$1 1000")
                .getBytes(StandardCharsets.UTF_8);
    }
}
