package io.stratos.host.audit;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.StagedIntent;
import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why an intent did, or did not, become an order, and what became of the order (SPEC X-9, DESIGN §10).
///
/// @param subject the intent as `BOT/STRATEGY/INSTANCE@CURSOR.ORDINAL`; a client order id for an order that the host
/// made
/// @param chain in the order of the journal, the event that caused it first
/// @param outcome one word: `denied`, `not_an_order`, `not_submitted`, or where its order stands
/// @param reason why, `OK` if nothing was refused
/// @param staged how far it came in the account core; null if it never came there
/// @param isCut whether there was more than the chain may hold
public record Explanation(
        String subject,
        List<Link> chain,
        String outcome,
        ReasonCode reason,
        @Nullable StagedIntent staged,
        boolean isCut) {

    /// Most links told; an order that changes more often than this is told by its first ones and its end.
    public static final int LINKS_MAX = 1_000;

    public Explanation {
        chain = List.copyOf(chain);
    }

    /// As a document.
    ///
    /// @param id that was asked for
    public Map<String, @Nullable Object> document(String id) {
        var document = Json.object();
        document.put("schema", "stratos.explain/1");
        document.put("id", id);
        document.put("subject", subject);
        document.put("chain", chain.stream().map(Explanation::document).toList());
        document.put("cut", isCut);
        document.put("stage", staged == null ? null : stage(staged));
        document.put("outcome", outcome);
        document.put("reason_code", reason.name());
        return document;
    }

    private static Map<String, @Nullable Object> stage(StagedIntent staged) {
        var document = Json.object();
        document.put("stage", staged.stage());
        document.put("client_order_id", staged.clientOrderId());
        document.put("reason_code", staged.code());
        document.put("got", staged.got());
        document.put("limit", staged.limit());
        document.put("staged_at", moment(staged.stagedAtNanos()));
        document.put("decided_at", moment(staged.decidedAtNanos()));
        document.put("committed_at", moment(staged.committedAtNanos()));
        return document;
    }

    private static @Nullable String moment(long nanos) {
        return nanos == 0 ? null : IsoTime.of(nanos);
    }

    private static Map<String, @Nullable Object> document(Link link) {
        var document = Json.object();
        document.put("seq", link.seq());
        document.put("kind", link.kind());
        document.put("at", IsoTime.of(link.atNanos()));
        document.put("summary", link.summary());
        document.put("hash", link.hash());
        return document;
    }
}
