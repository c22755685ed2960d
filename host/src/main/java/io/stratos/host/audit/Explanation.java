package io.stratos.host.audit;

import io.stratos.abi.model.ReasonCode;
import java.util.List;

/// Why an intent did, or did not, become an order, and what became of the order (SPEC X-9, DESIGN §10).
///
/// @param subject the intent as `BOT/STRATEGY/INSTANCE@CURSOR.ORDINAL`; a client order id for an order that the host
/// made
/// @param chain in the order of the journal, the event that caused it first
/// @param outcome one word: `denied`, `not_an_order`, `not_submitted`, or where its order stands
/// @param reason why, `OK` if nothing was refused
/// @param isCut whether there was more than the chain may hold
public record Explanation(String subject, List<Link> chain, String outcome, ReasonCode reason, boolean isCut) {

    /// Most links told; an order that changes more often than this is told by its first ones and its end.
    public static final int LINKS_MAX = 1_000;

    public Explanation {
        chain = List.copyOf(chain);
    }
}
