package io.stratos.host.venue;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.host.document.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client is answered.
///
/// @param status of HTTP
/// @param body JSON, or what a broken venue sends instead
record Reply(int status, String contentType, String body) {
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";
    private static final String PAGE = "<html><body><h1>Down for maintenance</h1></body></html>";

    static Reply of(Map<String, @Nullable Object> body) {
        return new Reply(200, JSON, Json.text(body));
    }

    /// The request cannot be read; nothing happened.
    static Reply malformed(String why) {
        var body = Json.object();
        body.put("code", ReasonCode.EXE_VENUE_REJECTED);
        body.put("error", why);
        return new Reply(400, JSON, Json.text(body));
    }

    /// Refused by the request limit; nothing happened.
    static Reply limited() {
        var body = Json.object();
        body.put("code", ReasonCode.EXE_RATE_LIMITED);
        return new Reply(429, JSON, Json.text(body));
    }

    /// An error of the venue's; says nothing about what happened.
    static Reply broken() {
        return new Reply(502, HTML, PAGE);
    }

    /// What a client sees of a request whose outcome it cannot know.
    static Reply lost(@Nullable FaultKind by) {
        return by == FaultKind.HTML ? new Reply(200, HTML, PAGE) : by == null || by.isTimeout() ? timeout() : broken();
    }

    private static Reply timeout() {
        return new Reply(504, HTML, PAGE);
    }
}
