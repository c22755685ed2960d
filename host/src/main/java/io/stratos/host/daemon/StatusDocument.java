package io.stratos.host.daemon;

import io.stratos.abi.model.AccountId;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.account.AccountStatus;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.refusal.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What the local API says.
final class StatusDocument {
    private StatusDocument() {}

    static Map<String, @Nullable Object> status(Daemon daemon) {
        var host = daemon.host();
        var cause = host.halt().cause();
        var out = Json.object();
        out.put("schema", "stratos.host/1");
        out.put("mode", word(host.mode()));
        out.put("state", cause != null ? "halted" : daemon.isStopping() ? "stopping" : "running");
        out.put("reason_code", cause == null ? "OK" : cause.code().name());
        out.put("market_records", host.feed().records());
        out.put("instances", host.statuses().size());
        out.put(
                "accounts",
                host.accounts().stream().map(one -> account(one.status())).toList());
        return out;
    }

    private static Map<String, @Nullable Object> account(AccountStatus status) {
        var out = Json.object();
        out.put("account", status.account().value());
        out.put("reconciled", status.isReconciled());
        out.put("pending", status.isPending());
        out.put("unanswered", status.unanswered());
        out.put("safety", status.safety().name());
        return out;
    }

    static Map<String, @Nullable Object> ps(LiveHost host) {
        var out = Json.object();
        out.put("schema", "stratos.ps/1");
        out.put(
                "instances",
                host.statuses().stream().map(one -> instance(host, one)).toList());
        return out;
    }

    private static Map<String, @Nullable Object> instance(LiveHost host, InstanceStatus status) {
        var out = Json.object();
        out.put("instance", status.instance().toString());
        out.put("mode", word(host.mode()));
        out.put("lane", word(status.lane()));
        out.put("runtime_kind", word(status.runtimeKind()));
        out.put("isolation", status.isolation());
        out.put("phase", word(status.phase()));
        out.put("health_state", word(status.health()));
        out.put("reason_code", status.reason().name());
        out.put("safety", status.safety().name());
        out.put("strategy_version", status.strategyVersion());
        out.put("cursor", status.cursor());
        out.put("queue_depth", status.queued());
        out.put("conflated", status.conflated());
        return out;
    }

    static Map<String, @Nullable Object> safety(Map<AccountId, CompletableFuture<SafetyChange>> answers) {
        var accounts = Json.object();
        answers.forEach((account, answer) -> {
            var one = Json.object();
            switch (answer.join()) {
                case SafetyChange.Applied(var previous, var state) -> {
                    one.put("previous", previous.name());
                    one.put("state", state.name());
                }
                case SafetyChange.Unchanged(var state) -> one.put("state", state.name());
                case SafetyChange.Refused(var code, var state) -> {
                    one.put("state", state.name());
                    one.put("reason_code", code.name());
                }
            }
            accounts.put(account.value(), one);
        });
        var out = Json.object();
        out.put("schema", "stratos.safety/1");
        out.put("accounts", accounts);
        return out;
    }

    static Map<String, @Nullable Object> refusal(Refusal refusal) {
        var out = Json.object();
        out.put("schema", "stratos.error/1");
        out.put("code", refusal.code().name());
        out.put("what", refusal.what());
        out.put("got", refusal.got());
        out.put("expected", refusal.expected());
        out.put("fix", refusal.fix());
        return out;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
