package io.stratos.host.audit;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.SigningKey;
import io.stratos.host.trust.VerifyKey;
import io.stratos.state.LedgerHead;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The journal's end at one moment, signed: who rewrites the journal later would have to sign again (SPEC X-9).
///
/// @param at ISO-8601 UTC
/// @param key id of the key that signed
/// @param signature Ed25519, hex, over `stratos.head/1 SEQ HASH AT`
record SignedHead(long seq, String hash, String at, String key, String signature) {
    private static final String SCHEMA = "stratos.head/1";
    private static final String NAME = "signed head";

    static SignedHead of(LedgerHead head, long nowNanos, SigningKey key) {
        var at = IsoTime.of(nowNanos);
        var signature = key.signHex(message(head.seq(), head.hash(), at));
        return new SignedHead(head.seq(), head.hash(), at, key.verifyKey().id(), signature);
    }

    /// One line of JSON.
    String line() {
        var document = Json.object();
        document.put("schema", SCHEMA);
        document.put("seq", seq);
        document.put("hash", hash);
        document.put("at", at);
        document.put("key", key);
        document.put("signature", signature);
        return Json.text(document);
    }

    static SignedHead parse(String line) throws Refused {
        var root = Documents.json(
                line.getBytes(StandardCharsets.UTF_8), DocumentLimits.SMALL, NAME, ReasonCode.AUD_MISMATCH);
        var fields = Fields.of(root, NAME, ReasonCode.AUD_MISMATCH);
        fields.text("schema");
        var head = new SignedHead(
                fields.whole("seq", 1, Long.MAX_VALUE),
                fields.text("hash"),
                fields.text("at"),
                fields.text("key"),
                fields.text("signature"));
        fields.refuseUnknown();
        fields.finish();
        return head;
    }

    boolean isSignedBy(VerifyKey candidate) throws Refused {
        try {
            return candidate.id().equals(key)
                    && candidate.verifies(message(seq, hash, at), HexFormat.of().parseHex(signature));
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    private static byte[] message(long seq, String hash, String at) {
        return (SCHEMA + " " + seq + " " + hash + " " + at).getBytes(StandardCharsets.UTF_8);
    }
}
