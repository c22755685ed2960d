package io.stratos.abi.identity;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;

/// The name of one intent for ever: 64 lower-case hex digits (SPEC M-4, M-23; DESIGN §3).
///
/// It depends on who asked and when in that instance's life, and on nothing of the run: not on the
/// host, attempt, version or time. So a crash after emit derives the same key again, and the account
/// core recognises the repeat.
public final class IdempotencyKey {
    private static final String LIVE = "stratos.key.v1";
    private static final String CANDIDATE = "stratos.key.candidate.v1";
    private static final String HOST = "stratos.key.host.v1";

    private IdempotencyKey() {}

    /// Key of an instance's intent.
    ///
    /// @param lineage rises when deliveries may not be re-applied in full; 0 in a backtest
    /// @param cursor the turn, from 1
    /// @param ordinal place among the intents of that turn, from 0
    public static String of(AccountId account, InstanceId instance, long lineage, long cursor, int ordinal) {
        return of(new Sha256(), account, instance, lineage, cursor, ordinal);
    }

    /// The same with a digest that the caller keeps.
    public static String of(
            Sha256 sha, AccountId account, InstanceId instance, long lineage, long cursor, int ordinal) {
        return derive(sha, LIVE, account, instance, lineage, cursor, ordinal);
    }

    /// Key of a candidate's intent: a domain of its own, so that it can never mark a live key.
    public static String ofCandidate(
            Sha256 sha, AccountId account, InstanceId instance, long lineage, long cursor, int ordinal) {
        return derive(sha, CANDIDATE, account, instance, lineage, cursor, ordinal);
    }

    /// Key of an order that the host makes itself (safety, breaker, protection).
    ///
    /// @param origin which part of the host asks
    /// @param scope what it acts on (an instance, an instrument, an account)
    /// @param causeSeq journal sequence of the cause
    public static String ofHost(
            Sha256 sha, AccountId account, String origin, String scope, long causeSeq, int ordinal) {
        return sha.text(HOST)
                .text(account.value())
                .text(origin)
                .text(scope)
                .int64(causeSeq)
                .int32(ordinal)
                .hex();
    }

    private static String derive(
            Sha256 sha, String domain, AccountId account, InstanceId instance, long lineage, long cursor, int ordinal) {
        return sha.text(domain)
                .text(account.value())
                .text(instance.bot())
                .text(instance.strategy())
                .text(instance.shard())
                .int64(lineage)
                .int64(cursor)
                .int32(ordinal)
                .hex();
    }
}
