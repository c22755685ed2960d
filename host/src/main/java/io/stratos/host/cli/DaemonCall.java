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
    private final String role;

    DaemonCall(CommandContext context, Shared shared) {
        data = context.data(shared);
        role = context.role(shared);
    }

    /// What it says.
    ///
    /// @throws Refused with the daemon's own code if it refused, `ENV_DAEMON` if there is none
    Told get(String path) throws Refused {
        try (var client = ControlClient.open(data, role)) {
            return told(client.get(path));
        }
    }

    /// What it says once it has done that.
    ///
    /// @throws Refused as [#get]
    Told post(String path, Map<String, @Nullable Object> body) throws Refused {
        try (var client = ControlClient.open(data, role)) {
            return told(client.post(path, Json.text(body)));
        }
    }

    /// The same where what is asked for may be answered in part, by the document alone.
    ///
    /// @param schema of that document
    /// @throws Refused as [#get], if it answers with no such document
    Told post(String path, Map<String, @Nullable Object> body, String schema) throws Refused {
        try (var client = ControlClient.open(data, role)) {
            var answer = client.post(path, Json.text(body));
            var told = read(answer.json());
            if (!answer.isDone() && !told.text("schema").equals(schema)) {
                throw refused(told);
            }
            return told;
        }
    }

    /// What it says once it has taken a file.
    ///
    /// @param path with its query
    /// @throws Refused as [#get]
    Told post(String path, byte[] body) throws Refused {
        try (var client = ControlClient.open(data, role)) {
            return told(client.post(path, body));
        }
    }

    /// Plain text.
    ///
    /// @throws Refused as [#get]
    String text(String path) throws Refused {
        try (var client = ControlClient.open(data, role)) {
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

    /// The same where the path has values already, or ends with its question mark.
    static String value(String path, String name, String value) {
        return path + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// Hears what happens.
    ///
    /// @throws Refused as [#get]
    void follow(String path, ControlClient.Heard heard) throws Refused {
        try (var client = ControlClient.open(data, role)) {
            var refusal = client.follow(path, heard);
            if (refusal.isPresent()) {
                throw refused(refusal.get().json());
            }
        }
    }

    /// Nobody is heard any more.
    static Refused broken() {
        return Refusal.of(ReasonCode.ENV_DAEMON, "the connection to the daemon broke")
                .fix("stratos host status")
                .refused();
    }

    private static Told told(ControlClient.Answer answer) throws Refused {
        if (!answer.isDone()) {
            throw refused(answer.json());
        }
        return read(answer.json());
    }

    /// What the daemon wrote.
    static Told document(String json) {
        try {
            return read(json);
        } catch (Refused malformed) {
            throw new IllegalStateException("Invariant: the daemon writes documents, got=" + json, malformed);
        }
    }

    private static Told read(String json) throws Refused {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Told(Documents.json(bytes, ANSWER, "the daemon's answer", ReasonCode.ENV_DAEMON));
    }

    static Refused refused(String json) {
        try {
            return refused(read(json));
        } catch (Refused malformed) {
            return malformed;
        }
    }

    /// All that it said against it; what is no document of ours says nothing.
    private static Refused refused(Told told) throws Refused {
        var all = told.items("errors").stream().map(DaemonCall::refusal).toList();
        if (all.isEmpty()) {
            throw Refusal.of(ReasonCode.ENV_DAEMON, "what answered is no daemon of this program")
                    .fix("stratos host status")
                    .refused();
        }
        return new Refused(all);
    }

    private static Refusal refusal(Told told) {
        return new Refusal(
                code(told.text("code")),
                told.text("what"),
                told.text("where"),
                told.text("got"),
                told.text("expected"),
                told.text("fix"));
    }

    /// The code of that name.
    static ReasonCode code(String name) {
        for (var code : ReasonCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return ReasonCode.ENV_DAEMON;
    }
}
