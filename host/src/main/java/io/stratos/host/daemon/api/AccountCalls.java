package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.reconcile.Settlement;
import io.stratos.execution.reconcile.Verdict;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.link.Judgement;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// | | |
/// | --- | --- |
/// | `POST /v1/reconcile` | `{"reason"}`: compares every account with its venue |
/// | `POST /v1/reconcile/order` | `{"account","order","settlement","reason"}`: how an order of unknown outcome ended |
/// | `POST /v1/reconcile/foreign` | `{"account","name","reason"}`: what is not ours may stay |
/// | `POST /v1/reconcile/holding` | `{"account","instrument","qty","reason"}`: what the venue holds beyond our fills |
public final class AccountCalls implements Calls {
    /// A venue answers in less; one that does not keeps the account waiting, not its caller.
    private static final long VERDICT_SECONDS = 20;

    private final LiveHost host;

    public AccountCalls(LiveHost host) {
        this.host = host;
    }

    @Override
    public void addTo(Routes routes) {
        routes.post(
                "/v1/reconcile",
                Says.that("Compares every account with its venue; waits some seconds for the verdicts.")
                        .body("reason")
                        .answers("stratos.reconcile/1", "clean:boolean accounts:object")
                        .refuses(503),
                this::reconcile);
        routes.post(
                "/v1/reconcile/order",
                judges("How an order of unknown outcome ended.").body("account order settlement reason"),
                context -> judge(context, AccountCalls::unknown));
        routes.post(
                "/v1/reconcile/foreign",
                judges("Something in quarantine may stay.").body("account name reason"),
                context -> judge(context, AccountCalls::foreign));
        routes.post(
                "/v1/reconcile/holding",
                judges("What the venue holds of an instrument beyond the account's fills.")
                        .body("account instrument:integer qty reason"),
                context -> judge(context, this::holding));
    }

    private static Says judges(String what) {
        return Says.that(what)
                .answers("stratos.judgement/1", "account reason_code")
                .refuses(409, 503);
    }

    /// Reads what was decided.
    @FunctionalInterface
    private interface Reading {
        Judgement of(Fields fields) throws Refused;
    }

    private void reconcile(Context context) throws Refused {
        var verdicts = host.reconcile(Asked.actor(context), Asked.onlyReason(context))
                .thenCompose(asked -> OfAccounts.of(asked, VERDICT_SECONDS));
        Answers.later(context, verdicts, VERDICT_SECONDS + Answers.ANSWER_SECONDS, AccountCalls::document);
    }

    private static Map<String, @Nullable Object> document(OfAccounts<Verdict> verdicts) {
        var accounts = Json.object();
        verdicts.told().forEach((account, verdict) -> {
            var one = Json.object();
            one.put("reason_code", (verdict.isClean() ? ReasonCode.OK : ReasonCode.REC_DIVERGED).name());
            one.put("run", verdict.run());
            one.put("cause", verdict.cause());
            one.put("findings", verdict.findings());
            accounts.put(account.value(), one);
        });
        verdicts.failed().forEach((account, why) -> {
            var one = Json.object();
            boolean isLate = why instanceof TimeoutException;
            one.put(
                    "reason_code",
                    (isLate ? ReasonCode.REC_PENDING : Answers.why(why).code()).name());
            accounts.put(account.value(), one);
        });
        boolean isClean =
                verdicts.failed().isEmpty() && verdicts.told().values().stream().allMatch(Verdict::isClean);
        var out = Json.object();
        out.put("schema", "stratos.reconcile/1");
        out.put("clean", isClean);
        out.put("accounts", accounts);
        return out;
    }

    private void judge(Context context, Reading reading) throws Refused {
        var fields = Asked.body(context);
        var account = fields.identifier("account");
        var reason = Asked.reason(fields);
        var judgement = reading.of(fields);
        fields.finish();
        var answer = host.judge(new AccountId(account), judgement, Asked.actor(context), reason)
                .orElseThrow(() -> Refusal.of(ReasonCode.CLI_USAGE, "there is no such account")
                        .got(account, "one of the configuration")
                        .refused());
        Answers.later(context, answer, code -> document(context, account, code));
    }

    private static Judgement unknown(Fields fields) {
        return new Judgement.Unknown(fields.text("order"), fields.choice("settlement", Settlement.class));
    }

    private static Judgement foreign(Fields fields) {
        return new Judgement.Foreign(fields.text("name"));
    }

    private Judgement holding(Fields fields) throws Refused {
        int number = (int) fields.whole("instrument", 1, Integer.MAX_VALUE);
        if (host.instruments().stream().noneMatch(one -> one.id() == number)) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "there is no such instrument")
                    .got(number, "the number that the journal names it with")
                    .refused();
        }
        return new Judgement.Holding(number, fields.decimal("qty"));
    }

    private static Map<String, @Nullable Object> document(Context context, String account, ReasonCode code) {
        if (code != ReasonCode.OK) {
            context.status(HttpStatus.CONFLICT);
            return Answers.refusal(Refusal.of(code, "nothing was changed: it is not open, or the venue knows better"));
        }
        var out = Json.object();
        out.put("schema", "stratos.judgement/1");
        out.put("account", account);
        out.put("reason_code", code.name());
        return out;
    }
}
