package io.stratos.host.bundle;

import io.stratos.abi.model.RuntimeKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Small bundles for tests.
public final class SampleBundles {

    private SampleBundles() {}

    public static BundleWriter.Facts facts(String strategyId, long release) {
        return new BundleWriter.Facts(
                strategyId, "1.2.3", release, RuntimeKind.RUST_WASM, "1.0", "1.0", 1, "code/strategy.wasm");
    }

    /// Files of a bundle whose code is no code; enough for everything that comes before the code.
    public static List<BundleEntry> files() {
        return List.of(
                file("strategy.yaml", "strategy_id: sample\n"),
                file("code/strategy.wasm", "not really code"),
                file("provenance.json", "{}"));
    }

    public static byte[] unsigned() {
        return BundleWriter.write(facts("sample", 1), files());
    }

    public static BundleEntry file(String path, String content) {
        return new BundleEntry(path, content.getBytes(StandardCharsets.UTF_8));
    }
}
