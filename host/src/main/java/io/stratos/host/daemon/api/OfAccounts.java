package io.stratos.host.daemon.api;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.host.refusal.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// What came of asking several accounts: that one of them does not answer takes nothing from what the others said.
///
/// @param told what they answered
/// @param failed why others did not
record OfAccounts<T>(Map<AccountId, T> told, Map<AccountId, Throwable> failed) {

    /// Once each has answered, or has had its time.
    static <T> CompletableFuture<OfAccounts<T>> of(Map<AccountId, CompletableFuture<T>> asked, long seconds) {
        var timed = new LinkedHashMap<AccountId, CompletableFuture<T>>();
        asked.forEach((account, answer) -> timed.put(account, answer.copy().orTimeout(seconds, TimeUnit.SECONDS)));
        var all = CompletableFuture.allOf(timed.values().toArray(CompletableFuture[]::new));
        return all.handle((_, _) -> {
            var told = new LinkedHashMap<AccountId, T>();
            var failed = new LinkedHashMap<AccountId, Throwable>();
            timed.forEach((account, answer) -> {
                if (answer.isCompletedExceptionally()) {
                    failed.put(account, answer.exceptionNow());
                } else {
                    told.put(account, answer.join());
                }
            });
            return new OfAccounts<>(told, failed);
        });
    }

    /// The code of why one did not answer.
    ///
    /// @param late if it only took too long
    static ReasonCode code(Throwable failed, ReasonCode late) {
        return switch (failed) {
            case CompletionException wrapped when wrapped.getCause() != null -> code(wrapped.getCause(), late);
            case Refused refused -> refused.first().code();
            case NotDurableException lost -> lost.code();
            default -> late;
        };
    }
}
