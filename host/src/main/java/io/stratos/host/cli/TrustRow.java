package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.trust.TrustedKey;
import io.stratos.host.trust.UtcTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry of the trust store, for people and for tools.
final class TrustRow {
    private TrustRow() {}

    static Map<String, @Nullable Object> document(TrustedKey trusted) {
        var document = Json.object();
        document.put("schema", "stratos.trusted_key/1");
        document.put("name", trusted.name());
        document.put("key_id", trusted.key().id());
        document.put("scope", trusted.scope());
        document.put("not_before", UtcTime.text(trusted.notBeforeNanos()));
        document.put("not_after", UtcTime.text(trusted.notAfterNanos()));
        var revoked = trusted.revoked();
        document.put("revoked_at", revoked == null ? null : UtcTime.text(revoked.atNanos()));
        document.put("revoked_reason", revoked == null ? null : revoked.reason());
        return document;
    }

    static String line(TrustedKey trusted) {
        var revoked = trusted.revoked();
        return String.format("%-20s %s  scope %s", trusted.name(), trusted.key().id(), trusted.scope())
                + (trusted.notAfterNanos() == Long.MAX_VALUE ? "" : "  until " + UtcTime.text(trusted.notAfterNanos()))
                + (revoked == null ? "" : "  REVOKED: " + revoked.reason());
    }
}
