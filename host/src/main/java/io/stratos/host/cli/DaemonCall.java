package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.ControlClient;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One question to the daemon of a data directory.
final class DaemonCall {
    /// A thousand instances fit.
    static final DocumentLimits ANSWER = new DocumentLimits(16 << 20, 16, 1_000_000);

    private final Path data;

    DaemonCall(Path data) {
        this.data = data;
    }

    /// What it says.
    ///
    /// @throws Refused with the daemon's own code if it refused, `ENV_DAEMON` if there is none
    Told get(String path) throws Refused {
        try (var client = ControlClient.open(data)) {
            return told(client.get(path));
        }
    }

    /// What it says once it has done that.
    ///
    /// @throws Refused as [#get]
    Told post(String path, Map<String, @Nullable Object> body) throws Refused {
        try (var client = ControlClient.open(data)) {
            return told(client.post(path, Json.text(body)));
        }
    }

    /// Plain text.
    ///
    /// @throws Refused as [#get]
    String text(String path) throws Refused {
        try (var client = ControlClient.open(data)) {
            var answer = client.get(path);
            return answer.isDone() ? answer.json() : told(answer).text("");
        }
    }

    /// Whether a ledger could not be opened because another process, the daemon, has it.
    static boolean isHeldByDaemon(Refused refused) {
        return refused.first().code() == ReasonCode.STA_LEDGER_LOCKED;
    }

    /// Part of a path: a query with one value.
    static String query(String path, String name, String value) {
        return path + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Told told(ControlClient.Answer answer) throws Refused {
        var bytes = answer.json().getBytes(StandardCharsets.UTF_8);
        var told = new Told(Documents.json(bytes, ANSWER, "the daemon's answer", ReasonCode.ENV_DAEMON));
        if (!answer.isDone()) {
            throw refused(told);
        }
        return told;
    }

    private static Refused refused(Told told) {
        return new Refusal(
                        code(told.text("code")),
                        told.text("what"),
                        told.text("where"),
                        told.text("got"),
                        told.text("expected"),
                        told.text("fix"))
                .refused();
    }

    private static ReasonCode code(String name) {
        for (var code : ReasonCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return ReasonCode.ENV_DAEMON;
    }
}
