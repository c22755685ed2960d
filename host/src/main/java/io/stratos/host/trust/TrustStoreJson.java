package io.stratos.host.trust;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trust store's file.
final class TrustStoreJson {

    private static final String SCHEMA = "stratos.trust/1";

    private TrustStoreJson() {}

    static byte[] write(List<TrustedKey> keys) {
        var list = new ArrayList<Object>();
        for (var trusted : keys) {
            list.add(json(trusted));
        }
        var root = Json.object();
        root.put("schema", SCHEMA);
        root.put("keys", list);
        return Json.canonical(root);
    }

    static Object json(TrustedKey trusted) {
        var json = Json.object();
        json.put("key_id", trusted.key().id());
        json.put("public_key", trusted.key().rawHex());
        json.put("name", trusted.name());
        json.put("scope", trusted.scope());
        json.put("not_before", UtcTime.text(trusted.notBeforeNanos()));
        json.put("not_after", UtcTime.text(trusted.notAfterNanos()));
        var revoked = trusted.revoked();
        if (revoked != null) {
            json.put("revoked_at", UtcTime.text(revoked.atNanos()));
            json.put("revoked_reason", revoked.reason());
        }
        return json;
    }

    static TrustStore read(byte[] bytes, String name) throws Refused {
        var fields = Fields.of(
                Documents.json(bytes, DocumentLimits.SMALL, name, ReasonCode.DSC_PARSE), name, ReasonCode.DSC_PARSE);
        var schema = fields.text("schema");
        if (!schema.equals(SCHEMA)) {
            fields.problem("schema", ReasonCode.DSC_PARSE, "unknown schema", schema, SCHEMA);
        }
        var raw = new ArrayList<Entry>();
        for (var entry : fields.children("keys")) {
            raw.add(new Entry(
                    entry.text("key_id"),
                    entry.text("public_key"),
                    entry.text("name"),
                    entry.text("scope"),
                    time(entry, "not_before"),
                    time(entry, "not_after"),
                    revocation(entry)));
            entry.refuseUnknown();
        }
        fields.finish();
        var keys = new ArrayList<TrustedKey>();
        for (var entry : raw) {
            keys.add(entry.trusted());
        }
        return new TrustStore(keys);
    }

    private static TrustedKey.@Nullable Revocation revocation(Fields entry) {
        if (!entry.has("revoked_at")) {
            return null;
        }
        return new TrustedKey.Revocation(time(entry, "revoked_at"), entry.text("revoked_reason"));
    }

    private static long time(Fields entry, String field) {
        var text = entry.text(field);
        var time = UtcTime.parse(text);
        if (time.isEmpty()) {
            entry.problem(field, ReasonCode.DSC_PARSE, "no time", text, "ISO-8601 UTC such as 2026-01-01T00:00:00Z");
        }
        return time.orElse(0);
    }

    private record Entry(
            String id,
            String rawHex,
            String name,
            String scope,
            long notBefore,
            long notAfter,
            TrustedKey.@Nullable Revocation revoked) {

        TrustedKey trusted() throws Refused {
            var key = VerifyKey.ofHex(rawHex);
            if (!key.id().equals(id)) {
                throw Refusal.of(ReasonCode.TRU_KEY, "a key of the trust store does not have its id")
                        .got(key.id(), id)
                        .refused();
            }
            return new TrustedKey(key, name, scope, notBefore, notAfter, revoked);
        }
    }
}
