package io.stratos.host.bundle;

import java.nio.charset.StandardCharsets;

/// Bundles whose signature file says something else, in a sound container.
public final class BentSignatures {

    private BentSignatures() {}

    public static byte[] replace(byte[] bundle, String what, String with) throws Exception {
        var zip = RawZip.of(bundle);
        var text = new String(zip.entries.get(1).content, StandardCharsets.UTF_8);
        if (!text.contains(what)) {
            throw new AssertionError("the signature file has no " + what);
        }
        zip.entries.set(
                1,
                new RawZip.Entry(
                        BundlePaths.SIGNATURES, text.replace(what, with).getBytes(StandardCharsets.UTF_8)));
        return zip.build();
    }
}
