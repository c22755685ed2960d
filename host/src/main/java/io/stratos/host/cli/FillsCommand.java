package io.stratos.host.cli;

import io.stratos.host.book.AccountBooks;
import io.stratos.host.book.Wanted;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `stratos fills`: what was executed, as it is booked now.
@CommandLine.Command(
        name = "fills",
        description = "The newest fills, as they are booked now.",
        footer = {"", "Example: stratos fills --last 20 --data host1"})
final class FillsCommand extends BookCommand {
    private static final String ROW = "%-30s %-28s %-28s %-10s %-4s %14s %14s %12s %14s %s";

    FillsCommand(CommandContext context) {
        super(context, "/v1/fills");
    }

    @Override
    Map<String, @Nullable Object> document(AccountBooks books, Wanted wanted) {
        return books.fills(wanted);
    }

    @Override
    void text(Told told) {
        line(String.format(
                ROW, "AT", "ORDER", "INSTANCE", "SYMBOL", "SIDE", "QTY", "PRICE", "FEE", "POSITION", "CORRECTION"));
        for (var one : told.items("fills")) {
            var fill = one.at("fill");
            line(String.format(
                    ROW,
                    one.text("venue_time"),
                    one.text("client_order_id"),
                    one.text("instance"),
                    OrdersCommand.symbol(one),
                    one.text("side"),
                    fill.text("qty"),
                    fill.text("price"),
                    fill.text("fee"),
                    one.text("position_qty"),
                    one.text("correction")));
        }
    }
}
