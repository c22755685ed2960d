package io.stratos.host.daemon.api;

import io.stratos.abi.model.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
        return Answers.elsewhere(all, (_, _) -> {
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
}
