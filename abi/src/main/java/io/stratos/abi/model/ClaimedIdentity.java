package io.stratos.abi.model;

/// The identity fields exactly as a guest wrote them; empty text and zero mean "not claimed".
public record ClaimedIdentity(
        String accountId,
        String botId,
        String strategyId,
        String strategyVersion,
        String instanceId,
        String runId,
        String traceId,
        String idempotencyKey,
        long lineage,
        long cursor,
        int ordinal) {}
