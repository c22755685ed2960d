package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;

/// Changes of one instance of a running host.
final class InstanceChange {
    private InstanceChange() {}

    /// Asks for it and prints what came of it.
    ///
    /// @param change last part of the call
    static int ask(Command command, String change, String instance, String reason) throws Refused {
        var body = Json.object();
        body.put("instance", instance);
        body.put("reason", reason);
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
