package io.stratos.verification.benchmarks.neighbours;

import java.util.HexFormat;

/// A module that answers its first three calls quietly and loops for ever in the fourth; `endless-loop` of the hostile
/// corpus.
final class Attack {
    /// Callbacks that it takes part in before it attacks, init among them.
    static final int CALLS_IN_PEACE = 3;

    private static final String MODULE = """
        0061736d01000000010a026000017f60017f017f0308070000000000010105030100020606017f0141000b076507066d656d6f727902000b\
        73747261746f735f61626900000a73747261746f735f696e00010e73747261746f735f696e5f63617000020b73747261746f735f6f757400\
        030f73747261746f735f6f75745f63617000040c73747261746f735f63616c6c00050a45070600418080040b05004180080b05004180200b\
        06004180c0000b0600418080020b1800230041016a2400230041034d047f410005200010060b0b090003400c000b41000b\
        """;

    private Attack() {}

    static byte[] module() {
        return HexFormat.of().parseHex(MODULE);
    }
}
