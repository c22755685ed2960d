package io.stratos.abi.identity;

import io.stratos.abi.model.InstanceId;

/// Leads from an order back to the turn that asked for it: 32 lower-case hex digits, the length of a
/// W3C trace id.
public final class TraceId {
    private static final String DOMAIN = "stratos.trace.v1";
    private static final int DIGITS = 32;

    private TraceId() {}

    /// The trace of one turn in one run.
    public static String of(String runId, InstanceId instance, long cursor) {
        return of(new Sha256(), runId, instance, cursor);
    }

    /// The same with a digest that the caller keeps.
    public static String of(Sha256 sha, String runId, InstanceId instance, long cursor) {
        return sha.text(DOMAIN)
                .text(runId)
                .text(instance.bot())
                .text(instance.strategy())
                .text(instance.shard())
                .int64(cursor)
                .hex(DIGITS);
    }
}
