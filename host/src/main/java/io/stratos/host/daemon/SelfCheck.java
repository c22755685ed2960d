package io.stratos.host.daemon;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveWorld;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.account.AccountStatus;
import io.stratos.host.live.lane.InstanceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What must hold before a host goes live, looked at now. Nothing is changed, and nothing stops because of
/// it.
///
/// | check | holds when |
/// | --- | --- |
/// | `threads` | each works |
/// | `trading` | nothing halted it |
/// | `account A` | its last comparison with the venue was clean, nothing is unanswered, the interlock is NORMAL |
/// | `instance I` | healthy, interlock NORMAL, breaker closed, or stopped by an operator |
/// | `market` | a record has come within a minute |
/// | `stall` | a write of the ledger that takes more than 50 ms is a stall; only mode live needs it |
/// | `signed` | the journal's end is signed; only mode live needs it |
/// | `secrets` | nobody else reads the tokens |
/// | `disk` | there is room for a day of a busy journal |
final class SelfCheck {
    private static final long FREE_BYTES_MIN = 2L << 30;
    private static final long SILENCE_NANOS_MAX = 60_000_000_000L;
    private static final Set<PosixFilePermission> FOREIGN = PosixFilePermissions.fromString("---rwxrwx");

    private final Daemon daemon;
    private final Path data;
    private final List<Map<String, @Nullable Object>> checks = new ArrayList<>();
    private boolean ok = true;

    SelfCheck(Daemon daemon, Path data) {
        this.daemon = daemon;
        this.data = data;
    }

    Map<String, @Nullable Object> document() {
        var host = daemon.host();
        check("threads", daemon.isAlive() ? ReasonCode.OK : ReasonCode.INTERNAL, "every thread works");
        var halted = host.halt().cause();
        check("trading", halted == null ? ReasonCode.OK : halted.code(), "nothing halted it");
        host.accounts().forEach(one -> account(one.status()));
        host.statuses().forEach(this::instance);
        for (var rests : daemon.deployments().resting()) {
            boolean isMeant = rests.reason() == ReasonCode.DEP_STOPPED;
            check(
                    "instance " + rests.decided().id(),
                    isMeant ? ReasonCode.OK : rests.reason(),
                    isMeant ? "an operator stopped it" : "it runs");
        }
        check("market", market(host.feed().silenceNanos()), "a record of it has come within a minute");
        check(
                "stall",
                stall(host.mode(), host.stallNanos()),
                "a write of more than 50 ms makes it careful in mode live");
        signed(host.mode());
        check("secrets", secrets(), "nobody else reads the tokens");
        check("disk", disk(), "at least 2 GiB are free where the data is");
        var out = Json.object();
        out.put("schema", "stratos.selfcheck/1");
        out.put("ok", ok);
        out.put("mode", host.mode().name().toLowerCase(Locale.ROOT));
        out.put("plugins", new TreeMap<>(daemon.plugins()));
        out.put("checks", checks);
        return out;
    }

    private void account(AccountStatus status) {
        var code = !status.isReconciled() || status.isPending() || status.unanswered() > 0
                ? ReasonCode.REC_PENDING
                : of(status.safety());
        check("account " + status.account().value(), code, "it agrees with its venue, and the interlock is NORMAL");
    }

    private static ReasonCode of(SafetyState state) {
        return switch (state) {
            case NORMAL -> ReasonCode.OK;
            case SAFE_MODE -> ReasonCode.SAF_SAFE_MODE;
            case CLOSE_ONLY -> ReasonCode.SAF_CLOSE_ONLY;
            case FLATTEN -> ReasonCode.SAF_FLATTEN;
            case HALT -> ReasonCode.SAF_HALT;
        };
    }

    private void instance(InstanceStatus status) {
        var id = status.instance();
        var name = "instance " + id;
        if (status.health() != HealthState.HEALTHY) {
            check(name, status.reason(), "it is healthy");
            return;
        }
        if (status.safety() != SafetyState.NORMAL) {
            check(name, of(status.safety()), "its interlock is NORMAL");
            return;
        }
        var breaker = daemon.host().breaker(id);
        var rule = breaker.isEmpty() ? null : breaker.get().state().rule();
        check(name, rule == null ? ReasonCode.OK : rule.trigger().code(), "healthy, its breaker is closed");
    }

    /// @param silenceNanos since the newest record
    static ReasonCode market(long silenceNanos) {
        return silenceNanos <= SILENCE_NANOS_MAX ? ReasonCode.OK : ReasonCode.DAT_STALE;
    }

    /// What was loosened for a slow disk is allowed, and not unseen (ADR 18).
    static ReasonCode stall(TradingMode mode, long stallNanos) {
        return mode == TradingMode.LIVE && stallNanos > LiveWorld.DURABLE_STALL_NANOS
                ? ReasonCode.CFG_HOST
                : ReasonCode.OK;
    }

    private void signed(TradingMode mode) {
        var signer = daemon.signer();
        if (signer == null) {
            check(
                    "signed",
                    mode == TradingMode.LIVE ? ReasonCode.CFG_HOST : ReasonCode.OK,
                    mode == TradingMode.LIVE ? "audit.key names who signs the journal" : "only mode live needs it");
        } else {
            check("signed", signer.status().reason(), "the journal's end is signed");
        }
    }

    private ReasonCode secrets() {
        try (var files = Files.list(data.resolve("tokens"))) {
            for (var file : files.toList()) {
                if (Files.getPosixFilePermissions(file).stream().anyMatch(FOREIGN::contains)) {
                    return ReasonCode.TRU_PERM;
                }
            }
            return ReasonCode.OK;
        } catch (IOException unreadable) {
            return ReasonCode.ENV_FILE;
        }
    }

    private ReasonCode disk() {
        try {
            return Files.getFileStore(data).getUsableSpace() >= FREE_BYTES_MIN ? ReasonCode.OK : ReasonCode.ENV_FILE;
        } catch (IOException unreadable) {
            return ReasonCode.ENV_FILE;
        }
    }

    /// @param what holds if it is well
    private void check(String name, ReasonCode code, String what) {
        boolean holds = code == ReasonCode.OK;
        ok &= holds;
        var one = Json.object();
        one.put("check", name);
        one.put("ok", holds);
        one.put("code", code.name());
        one.put("what", what);
        one.put("fix", holds ? "" : code.nextStep());
        checks.add(one);
    }
}
