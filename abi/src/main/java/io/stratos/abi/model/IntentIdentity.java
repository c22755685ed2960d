package io.stratos.abi.model;

/// Who asked, stamped by the host on every intent (SPEC M-4, DESIGN §3).
///
/// @param account account the instance trades on
/// @param instance bot, strategy and shard
/// @param strategyVersion SemVer of the running bundle
/// @param runId this run (derived from its inputs in a backtest)
/// @param traceId leads back to the event that caused the turn
/// @param idempotencyKey hash over account, bot, strategy, instance, lineage, cursor, ordinal: 64 lower-case
///     hex digits
/// @param lineage rises when deliveries may not be re-applied in full; 0 in a backtest
/// @param ref cursor and ordinal
public record IntentIdentity(
        AccountId account,
        InstanceId instance,
        String strategyVersion,
        String runId,
        String traceId,
        String idempotencyKey,
        long lineage,
        IntentRef ref) {}
