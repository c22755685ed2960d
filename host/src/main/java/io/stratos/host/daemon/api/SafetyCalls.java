package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.RecordedAccount;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.daemon.deploy.Deployments;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Json;
import io.stratos.host.live.InstanceHome;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.account.AccountAgent;
import io.stratos.host.live.account.AccountStatus;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// | | |
/// | --- | --- |
/// | `GET /v1/safety` | what each account and each instance is under, and the scopes that say so |
/// | `POST /v1/safety` | `{"scope","state","reason"}`: answers once it holds, also after a restart |
///
/// Tightening needs role operator. Loosening, and FLATTEN, need role risk: for others the interlock itself
/// refuses to loosen, as it does without a clean reconciliation, so that no change of another caller can
/// come between.
public final class SafetyCalls implements Calls {
    private final LiveHost host;
    private final Deployments deployments;
    private final LedgerWindow ledger;

    public SafetyCalls(LiveHost host, Deployments deployments, LedgerWindow ledger) {
        this.host = host;
        this.deployments = deployments;
        this.ledger = ledger;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/v1/safety",
                Says.that("What each account and each instance is under, and the scopes that say so.")
                        .answers("stratos.safety-show/1", "accounts:object instances:object"),
                this::show);
        routes.post(
                "/v1/safety",
                Says.that("Tightens or loosens the interlock; loosening and FLATTEN take role risk.")
                        .body("scope state reason")
                        .answers("stratos.safety/1", "accounts:object")
                        .also(403, 409, 503)
                        .refuses(409, 503),
                this::set);
    }

    /// States as they hold now; scopes as they are committed, of accounts that the host has.
    private void show(Context context) throws Refused {
        var accounts = Json.object();
        for (var account : host.accounts()) {
            var status = account.status();
            var scopes = Json.object();
            scopes.putAll(
                    ledger.look(open -> new RecordedAccount(status.account(), RowSource.of(open.reader())).safety()));
            var one = Json.object();
            one.put("state", status.safety().name());
            one.put("scopes", scopes);
            accounts.put(status.account().value(), one);
        }
        var instances = Json.object();
        host.statuses()
                .forEach(one ->
                        instances.put(one.instance().toString(), one.safety().name()));
        var out = Json.object();
        out.put("schema", "stratos.safety-show/1");
        out.put("accounts", accounts);
        out.put("instances", instances);
        Answers.json(context, out);
    }

    private void set(Context context) throws Refused {
        var role = Asked.role(context);
        var command = command(Asked.body(context), role);
        if (command.state() == SafetyState.FLATTEN && role != Role.RISK) {
            throw Asked.forbidden(role, Role.RISK);
        }
        requireKnown(command.scope());
        var answers = host.safety(command);
        if (answers.isEmpty()) {
            throw noScope(command.scope().text());
        }
        Answers.later(context, OfAccounts.of(answers, Answers.ANSWER_SECONDS), 2 * Answers.ANSWER_SECONDS, told -> {
            if (told.told().isEmpty()) {
                return Answers.failure(
                        context, told.failed().values().iterator().next());
            }
            context.status(status(told, role));
            return document(told, role);
        });
    }

    /// What some accounts took holds there, whatever the others said.
    private static HttpStatus status(OfAccounts<SafetyChange> told, Role role) {
        if (told.told().values().stream().anyMatch(SafetyChange.Refused.class::isInstance)) {
            return role == Role.RISK ? HttpStatus.CONFLICT : HttpStatus.FORBIDDEN;
        }
        if (told.failed().isEmpty()) {
            return HttpStatus.OK;
        }
        boolean isBusy = told.failed().values().stream().allMatch(Refused.class::isInstance);
        return isBusy ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE;
    }

    /// A name that is mistyped would bind nobody, and its caller believe that somebody is safe. Known is who runs, who
    /// rests, and who ever ran: what that one left at a venue is still its own.
    private void requireKnown(SafetyScope scope) throws Refused {
        if (!(scope instanceof SafetyScope.Instance(var id))) {
            return;
        }
        boolean isHere =
                host.roster().find(id).isPresent() || deployments.resting(id).isPresent();
        if (!isHere && ledger.look(open -> InstanceHome.of(open.reader(), id)).isEmpty()) {
            throw Refusal.of(ReasonCode.CFG_HOST, "there is no such instance, and there never was")
                    .got(id, "BOT/STRATEGY/INSTANCE of a known one")
                    .fix("stratos ps")
                    .refused();
        }
    }

    private static SafetyCommand command(Fields fields, Role role) throws Refused {
        var scope = fields.text("scope");
        var state = state(fields);
        var reason = Asked.reason(fields);
        fields.finish();
        try {
            boolean mayLoosen = role == Role.RISK;
            return new SafetyCommand(
                    SafetyScope.parse(scope), state, ReasonCode.REC_OPERATOR, role.word(), mayLoosen, reason);
        } catch (IllegalArgumentException unknown) {
            throw noScope(scope);
        }
    }

    private static Refused noScope(String scope) {
        return Refusal.of(ReasonCode.CFG_HOST, "there is no such scope")
                .got(scope, "host, account:A, venue:V or instance:BOT/STRATEGY/INSTANCE")
                .fix("stratos safety show; stratos ps")
                .refused();
    }

    /// In capital letters, as everything shows it.
    private static SafetyState state(Fields fields) {
        var text = fields.text("state");
        for (var state : SafetyState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        fields.problem("state", ReasonCode.CFG_HOST, "no such state", text, Arrays.toString(SafetyState.values()));
        return SafetyState.HALT;
    }

    private Map<String, @Nullable Object> document(OfAccounts<SafetyChange> told, Role role) {
        var accounts = Json.object();
        told.told().forEach((account, change) -> {
            var one = Json.object();
            switch (change) {
                case SafetyChange.Applied(var previous, var state) -> {
                    one.put("previous", previous.name());
                    one.put("state", state.name());
                }
                case SafetyChange.Unchanged(var state) -> one.put("state", state.name());
                case SafetyChange.Refused(var code, var state) -> {
                    one.put("state", state.name());
                    one.put("reason_code", (role == Role.RISK ? code : ReasonCode.API_ROLE).name());
                }
            }
            accounts.put(account.value(), one);
        });
        told.failed().forEach((account, why) -> {
            var one = Json.object();
            one.put("state", stateOf(account).name());
            one.put("reason_code", Answers.why(why).code().name());
            one.put("what", Answers.why(why).what());
            accounts.put(account.value(), one);
        });
        var out = Json.object();
        out.put("schema", "stratos.safety/1");
        out.put("accounts", accounts);
        return out;
    }

    private SafetyState stateOf(AccountId account) {
        return host.accounts().stream()
                .map(AccountAgent::status)
                .filter(status -> status.account().equals(account))
                .map(AccountStatus::safety)
                .findFirst()
                .orElse(SafetyState.NORMAL);
    }
}
