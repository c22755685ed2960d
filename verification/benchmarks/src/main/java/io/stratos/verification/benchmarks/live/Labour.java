package io.stratos.verification.benchmarks.live;

import java.util.HexFormat;

/// A module that works and talks: each call adds up sixty thousand numbers in its memory, about a third of a
/// millisecond, and answers with 250 telemetry hints, which the host decodes into objects.
final class Labour {
    private static final String MODULE = """
        0061736d01000000010a026000017f60017f017f0307060000000000010503010002076507066d656d6f727902000b73747261746f735f\
        61626900000a73747261746f735f696e00010e73747261746f735f696e5f63617000020b73747261746f735f6f757400030f7374726174\
        6f735f6f75745f63617000040c73747261746f735f63616c6c00050a8a01060600418080040b05004180080b05004180200b06004180c0\
        000b0600418080020b6701017f03404104410428020020016a360200200141016a220141e0d403490d000b4180c000411a3a00004181c0\
        0041d0013a00004182c000410f3a00004183c000210103402001428a8ca088a0c2808402370300200141086a220141d3cf00490d000b41\
        d30f0b\
        """;

    private Labour() {}

    static byte[] module() {
        return HexFormat.of().parseHex(MODULE);
    }
}
