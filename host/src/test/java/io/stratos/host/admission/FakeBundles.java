package io.stratos.host.admission;

import io.stratos.host.bundle.BundleEntry;
import io.stratos.host.bundle.BundleWriter;
import io.stratos.host.bundle.SampleBundles;
import io.stratos.host.descriptor.Descriptors;
import io.stratos.host.document.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Bundles whose code [FakeRuntime] runs.
final class FakeBundles {

    private FakeBundles() {}

    static byte[] of(FakeGuest.Conduct conduct) {
        return of(conduct.name(), Descriptors.YAML, 1);
    }

    static byte[] of(String code, String yaml, long release) {
        var hash = Sha256.hex(code.getBytes(StandardCharsets.UTF_8));
        List<BundleEntry> files = List.of(
                SampleBundles.file("strategy.yaml", yaml + "binary_hash: " + hash + "\n"),
                SampleBundles.file("code/strategy.wasm", code),
                SampleBundles.file("provenance.json", "{}"));
        return BundleWriter.write(SampleBundles.facts("sample", release), files);
    }
}
