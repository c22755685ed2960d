package io.stratos.host.bundle;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.document.Node;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// The detached signature list: canonical JSON, sorted by key id, each key once.
final class SignatureJson {

    private static final String ALGORITHM = "Ed25519";
    private static final int SIGNATURE_HEX = 128;
    private static final int KEY_ID_HEX = 32;

    /// More signers than that is a mistake.
    private static final int SIGNATURES_MAX = 16;

    private SignatureJson() {}

    static byte[] write(List<Signature> signatures) {
        var sorted = new ArrayList<>(signatures);
        sorted.sort(Comparator.comparing(Signature::keyId));
        var list = new ArrayList<Object>();
        for (var signature : sorted) {
            var json = Json.object();
            json.put("key_id", signature.keyId());
            json.put("alg", ALGORITHM);
            json.put("sig", signature.hex());
            list.add(json);
        }
        return Json.canonical(list);
    }

    static List<Signature> read(byte[] bytes) throws Refused {
        var root = Documents.json(bytes, DocumentLimits.SMALL, BundlePaths.SIGNATURES, ReasonCode.SIG_INVALID);
        if (!(root instanceof Node.Sequence list)
                || list.items().isEmpty()
                || list.items().size() > SIGNATURES_MAX) {
            throw refuse("the signature file is not a list of signatures");
        }
        var wrapped = new LinkedHashMap<String, Node>();
        wrapped.put("signatures", root);
        var fields = Fields.of(new Node.Mapping(root.place(), wrapped), BundlePaths.SIGNATURES, ReasonCode.SIG_INVALID);
        var signatures = new ArrayList<Signature>();
        for (var item : fields.children("signatures")) {
            signatures.add(signature(item));
        }
        fields.finish();
        if (!Arrays.equals(bytes, write(signatures))) {
            throw refuse("the signature file is not in canonical form");
        }
        if (signatures.stream().map(Signature::keyId).distinct().count() != signatures.size()) {
            throw refuse("a key signed twice");
        }
        return signatures;
    }

    private static Signature signature(Fields item) {
        var algorithm = item.text("alg");
        if (item.has("alg") && !algorithm.equals(ALGORITHM)) {
            item.problem("alg", ReasonCode.SIG_ALG, "an algorithm that is not used", algorithm, ALGORITHM);
        }
        var keyId = item.text("key_id");
        if (item.has("key_id") && !Sha256.isLowerHex(keyId, KEY_ID_HEX)) {
            item.problem("key_id", ReasonCode.SIG_INVALID, "no key id", keyId, "32 lower-case hex digits");
        }
        var hex = item.text("sig");
        if (item.has("sig") && !Sha256.isLowerHex(hex, SIGNATURE_HEX)) {
            item.problem("sig", ReasonCode.SIG_INVALID, "no signature", hex, "128 lower-case hex digits");
        }
        item.refuseUnknown();
        return new Signature(keyId, hex);
    }

    private static Refused refuse(String what) {
        return Refusal.of(ReasonCode.SIG_INVALID, what)
                .at(BundlePaths.SIGNATURES)
                .refused();
    }
}
