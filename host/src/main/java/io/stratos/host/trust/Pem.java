package io.stratos.host.trust;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The usual text form of keys, one block per file.
final class Pem {

    private static final int LINE = 64;

    private Pem() {}

    static byte[] write(String label, byte[] der) {
        var body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        var text = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// @param name how messages call the file; its content is never repeated
    static byte[] read(String label, byte[] pem, String name) throws Refused {
        var text = new String(pem, StandardCharsets.ISO_8859_1).strip();
        var begin = "-----BEGIN " + label + "-----";
        var end = "-----END " + label + "-----";
        if (text.startsWith(begin) && text.endsWith(end) && text.length() > begin.length() + end.length()) {
            var body = text.substring(begin.length(), text.length() - end.length());
            try {
                return Base64.getMimeDecoder().decode(body);
            } catch (IllegalArgumentException notBase64) {
                // Reported below, like any other text.
            }
        }
        throw Refusal.of(ReasonCode.TRU_KEY, "the key file is not a PEM file of the right kind")
                .at(name)
                .got("something else", begin)
                .refused();
    }
}
