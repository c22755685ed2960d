package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes of one instance of a running host.
final class InstanceChange {
    private InstanceChange() {}

    /// Asks for it and prints what came of it.
    ///
    /// @param change last part of the call
    static int ask(Command command, String change, String instance, String reason) throws Refused {
        return ask(command, change, body(instance, reason));
    }

    /// @param acceptsGap whether lost deliveries are accepted
    static int start(Command command, String instance, String reason, boolean acceptsGap) throws Refused {
        var body = body(instance, reason);
        if (acceptsGap) {
            body.put("accept_gap", true);
        }
        return ask(command, "start", body);
    }

    private static Map<String, @Nullable Object> body(String instance, String reason) {
        var body = Json.object();
        body.put("instance", instance);
        body.put("reason", reason);
        return body;
    }

    private static int ask(Command command, String change, Map<String, @Nullable Object> body) throws Refused {
        var told = new DaemonCall(command.context, command.shared).post("/v1/instances/" + change, body);
        return print(command, told);
    }

    /// An instance that was brought in and halts at once is no success.
    static int print(Command command, Told told) {
        command.print(
                told.document(),
                () -> command.line(told.text("instance") + " " + told.text("state")
                        + (told.text("reason_code").equals("OK") ? "" : ": " + told.text("reason_code"))
                        + ", cursor " + told.text("cursor")));
        return told.text("state").equals("halted") ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
