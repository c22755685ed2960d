package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.live.account.AccountStatus;
import io.stratos.host.refusal.Refused;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the local API says.
final class StatusDocument {
    private StatusDocument() {}

    static Map<String, @Nullable Object> status(Daemon daemon, Path data) {
        var host = daemon.host();
        var cause = host.halt().cause();
        var out = Json.object();
        out.put("schema", "stratos.host/1");
        out.put("mode", word(host.mode()));
        out.put("state", cause != null ? "halted" : daemon.isStopping() ? "stopping" : "running");
        out.put("reason_code", cause == null ? "OK" : cause.code().name());
        out.put("market_records", host.feed().records());
        out.put("journal_seq", newest(daemon));
        out.put("signed", signed(daemon.signer()));
        var crash = RunningMark.newest(data);
        out.put("last_crash", crash == null ? null : crash.toString());
        out.put("instances", host.statuses().size());
        out.put(
                "accounts",
                host.accounts().stream().map(one -> account(one.status())).toList());
        return out;
    }

    /// A daemon that stops tells how it is until it is gone; its journal is closed before.
    private static @Nullable Long newest(Daemon daemon) {
        try {
            return daemon.window().newest();
        } catch (Refused closed) {
            return null;
        }
    }

    /// For whoever watches the process: whether it works, or whether it trades.
    static Map<String, @Nullable Object> probe(ReasonCode reason) {
        var out = Json.object();
        out.put("schema", "stratos.probe/1");
        out.put("ok", reason == ReasonCode.OK);
        out.put("reason_code", reason.name());
        return out;
    }

    private static @Nullable Map<String, @Nullable Object> signed(@Nullable HeadSigner signer) {
        if (signer == null) {
            return null;
        }
        var out = Json.object();
        out.put("seq", signer.status().seq());
        out.put("reason_code", signer.status().reason().name());
        return out;
    }

    private static Map<String, @Nullable Object> account(AccountStatus status) {
        var out = Json.object();
        out.put("account", status.account().value());
        out.put("reconciled", status.isReconciled());
        out.put("pending", status.isPending());
        out.put("comparisons", status.comparisons());
        out.put("unanswered", status.unanswered());
        out.put("safety", status.safety().name());
        return out;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
