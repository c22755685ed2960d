package io.stratos.host.cli;

import io.stratos.host.book.AccountBooks;
import io.stratos.host.book.Wanted;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `stratos intents`: how far intents came after the gate.
@CommandLine.Command(
        name = "intents",
        description = {
            "How far the newest intents came: staged, approved, committed or denied.",
            "What the gate itself denied is in events and explain."
        },
        footer = {"", "Example: stratos intents --instance bot1/ema-cross/btc --data host1"})
final class IntentsCommand extends BookCommand {
    private static final String ROW = "%-36s %-9s %-28s %-30s %-22s %s";

    IntentsCommand(CommandContext context) {
        super(context, "/v1/intents");
    }

    @Override
    Map<String, @Nullable Object> document(AccountBooks books, Wanted wanted) {
        return books.intents(wanted);
    }

    @Override
    void text(Told told) {
        line(String.format(ROW, "INTENT", "STAGE", "ORDER", "STAGED AT", "REASON", "GOT / LIMIT"));
        for (var one : told.items("intents")) {
            var got = one.text("got");
            line(String.format(
                    ROW,
                    one.text("intent"),
                    one.text("stage"),
                    one.text("client_order_id"),
                    one.text("staged_at"),
                    one.text("reason_code"),
                    got.isEmpty() ? "" : got + " / " + one.text("limit")));
        }
    }
}
