package io.stratos.host.cli;

import io.stratos.host.book.AccountBooks;
import io.stratos.host.book.Wanted;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `stratos positions`: what instances hold.
@CommandLine.Command(
        name = "positions",
        description = "What instances hold, valued at the newest price.",
        footer = {"", "Example: stratos positions --data host1"})
final class PositionsCommand extends BookCommand {
    private static final String ROW = "%-16s %-28s %-10s %14s %18s %16s %14s %16s";

    PositionsCommand(CommandContext context) {
        super(context, "/v1/positions");
    }

    @Override
    Map<String, @Nullable Object> document(AccountBooks books, Wanted wanted) {
        return books.positions(wanted);
    }

    @Override
    void text(Told told) {
        verdicts(told);
        line(String.format(
                ROW, "ACCOUNT", "INSTANCE", "SYMBOL", "QTY", "AVERAGE PRICE", "REALIZED", "FEES", "UNREALIZED"));
        for (var one : told.items("positions")) {
            line(String.format(
                    ROW,
                    one.text("account"),
                    one.text("instance"),
                    OrdersCommand.symbol(one),
                    one.text("qty"),
                    one.text("average_price"),
                    one.text("realized_pnl"),
                    one.text("fees"),
                    one.text("unrealized_pnl")));
        }
        for (var one : told.items("beyond_fills")) {
            line("account " + one.text("account") + " holds " + one.text("qty") + " of " + OrdersCommand.symbol(one)
                    + " beyond its fills, as an operator said");
        }
    }
}
