package io.stratos.host.document;

import io.stratos.host.refusal.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `stratos.error/1`: everything why something was refused, the gravest first, as the program and the local API both
/// write it.
public final class ErrorDocument {
    /// Its schema.
    public static final String SCHEMA = "stratos.error/1";

    private ErrorDocument() {}

    public static Map<String, @Nullable Object> of(List<Refusal> refusals) {
        var document = Json.object();
        document.put("schema", SCHEMA);
        document.put("errors", refusals.stream().map(ErrorDocument::one).toList());
        return document;
    }

    private static Map<String, @Nullable Object> one(Refusal refusal) {
        var error = Json.object();
        error.put("code", refusal.code().name());
        error.put("what", refusal.what());
        error.put("where", refusal.where());
        error.put("got", refusal.got());
        error.put("expected", refusal.expected());
        error.put("fix", refusal.fix());
        return error;
    }
}
