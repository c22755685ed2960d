package io.stratos.sandbox.python;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.ResourceLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// What can be said of `strategy.py` without an interpreter.
final class SourceFile {
    private static final String WHERE = "strategy.py";

    private SourceFile() {}

    static Optional<Violation> violation(byte[] source, ResourceLimits limits) {
        if (source.length == 0 || source.length > limits.codeBytesMax()) {
            return Optional.of(new Violation(
                    ReasonCode.ABI_COMPLEXITY,
                    "the source has " + source.length + " bytes, allowed are 1 to " + limits.codeBytesMax(),
                    WHERE,
                    "Make it smaller."));
        }
        int bad = firstNotText(source);
        return bad < 0
                ? Optional.empty()
                : Optional.of(new Violation(
                        ReasonCode.ABI_INVALID,
                        "the source is no UTF-8 text",
                        WHERE + " byte " + bad,
                        "Save it as UTF-8; ship source only."));
    }

    private static int firstNotText(byte[] source) {
        for (int i = 0; i < source.length; i++) {
            if (source[i] == 0) {
                return i;
            }
        }
        var bytes = ByteBuffer.wrap(source);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return -1;
        } catch (CharacterCodingException _) {
            return bytes.position();
        }
    }

    /// SHA-256 of the source and of what runs it.
    ///
    /// @param program hash of the child's own code
    static String identity(byte[] source, String engine, String program) {
        return hash((engine + '\0' + program + '\0').getBytes(StandardCharsets.UTF_8), source);
    }

    /// SHA-256 of a file; nothing of one that cannot be read.
    static String hash(Path file) {
        try {
            return hash(Files.readAllBytes(file), new byte[0]);
        } catch (IOException _) { // no child starts without it
            return "";
        }
    }

    private static String hash(byte[] first, byte[] then) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return HexFormat.of().formatHex(digest.digest(then));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Invariant: every JDK has SHA-256", impossible);
        }
    }
}
