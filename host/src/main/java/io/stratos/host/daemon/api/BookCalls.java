package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.book.AccountBooks;
import io.stratos.host.book.InstrumentNames;
import io.stratos.host.book.Wanted;
import io.stratos.host.live.LiveHost;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The books of the accounts, from what is committed. All take `account=A`, `instance=I` and `last=N`, each of which
/// may be left out.
///
/// | | |
/// | --- | --- |
/// | `GET /v1/orders?all=true` | what is live, staged, unknown or foreign; with `all` what is done, too |
/// | `GET /v1/fills` | the newest fills |
/// | `GET /v1/positions` | what instances hold, and what the venue holds beyond their fills |
/// | `GET /v1/intents` | how far the newest intents came |
public final class BookCalls implements Calls {
    private static final String FILTER = "account? instance? last:integer?";

    private final LiveHost host;
    private final LedgerWindow ledger;

    public BookCalls(LiveHost host, LedgerWindow ledger) {
        this.host = host;
        this.ledger = ledger;
    }

    /// One of the books.
    @FunctionalInterface
    private interface Book {
        Map<String, @Nullable Object> of(AccountBooks books, Wanted wanted);
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/v1/orders",
                Says.that("What is live, staged, unknown or foreign; with all=true what is done, too.")
                        .query("account? instance? all? last:integer?")
                        .answers("stratos.orders/1", "accounts:array orders:array foreign:array cut:boolean"),
                context -> show(context, AccountBooks::orders));
        routes.get(
                "/v1/fills",
                Says.that("The newest fills.")
                        .query(FILTER)
                        .answers("stratos.fills/1", "accounts:array fills:array cut:boolean"),
                context -> show(context, AccountBooks::fills));
        routes.get(
                "/v1/positions",
                Says.that("What instances hold, and what the venue holds beyond their fills.")
                        .query(FILTER)
                        .answers("stratos.positions/1", "accounts:array positions:array beyond_fills:array"),
                context -> show(context, AccountBooks::positions));
        routes.get(
                "/v1/intents",
                Says.that("How far the newest intents came.")
                        .query(FILTER)
                        .answers("stratos.intents/1", "accounts:array intents:array cut:boolean"),
                context -> show(context, AccountBooks::intents));
    }

    private void show(Context context, Book book) throws Refused {
        var wanted = new Wanted(account(context), instance(context), "true".equals(context.queryParam("all")), (int)
                Asked.number(context, "last", 1, Wanted.LAST_MAX, Wanted.LAST));
        var names = InstrumentNames.of(host.instruments());
        Answers.json(
                context,
                ledger.look(open ->
                        book.of(new AccountBooks(open.reader(), open.head().seq(), names), wanted)));
    }

    private static @Nullable AccountId account(Context context) throws Refused {
        var text = context.queryParam("account");
        try {
            return text == null ? null : new AccountId(text);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "no account is called like that")
                    .got(text, "the id of an account")
                    .refused();
        }
    }

    private static @Nullable InstanceId instance(Context context) throws Refused {
        return context.queryParam("instance") == null ? null : Asked.instance(context);
    }
}
