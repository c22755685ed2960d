package io.stratos.host.cli;

import io.stratos.host.book.AccountBooks;
import io.stratos.host.book.Wanted;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `stratos orders`: what is open at the venue, unknown, or not ours.
@CommandLine.Command(
        name = "orders",
        description = "Orders that are live, staged or of unknown outcome, and what is foreign at the venue.",
        footer = {
            "",
            "Example: stratos orders --data host1",
            "         stratos orders --all --instance bot1/ema-cross/btc --data host1"
        })
final class OrdersCommand extends BookCommand {
    private static final String ROW = "%-28s %-28s %-10s %-4s %-11s %14s %14s %14s %-16s %-7s %-15s %s";

    @Option(names = "--all", description = "Also orders that are done.")
    private boolean all;

    OrdersCommand(CommandContext context) {
        super(context, "/v1/orders");
    }

    @Override
    boolean isAll() {
        return all;
    }

    @Override
    Map<String, @Nullable Object> document(AccountBooks books, Wanted wanted) {
        return books.orders(wanted);
    }

    @Override
    void text(Told told) {
        verdicts(told);
        line(String.format(
                ROW,
                "ORDER",
                "INSTANCE",
                "SYMBOL",
                "SIDE",
                "TYPE",
                "QTY",
                "FILLED",
                "PRICE",
                "STATE",
                "PENDING",
                "CATEGORY",
                "REASON"));
        for (var one : told.items("orders")) {
            line(String.format(
                    ROW,
                    one.text("client_order_id"),
                    one.text("instance"),
                    symbol(one),
                    one.text("side"),
                    one.text("type"),
                    one.text("qty"),
                    one.text("cumulative_qty"),
                    one.text("price"),
                    one.text("lifecycle"),
                    one.text("pending"),
                    one.text("category"),
                    one.text("reason_code")));
        }
        for (var one : told.items("foreign")) {
            line(String.format(
                    "%-28s not ours, at the venue of account %s: %s, %s",
                    one.text("name"),
                    one.text("account"),
                    one.text("category"),
                    one.text("accepted").equals("true") ? "accepted" : "in quarantine"));
        }
    }

    static String symbol(Told one) {
        var symbol = one.text("symbol");
        return symbol.isEmpty() ? "#" + one.text("instrument") : symbol;
    }
}
