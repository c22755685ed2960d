package io.stratos.host.trust;

import org.jspecify.annotations.Nullable;

/// A key of somebody, and what it is trusted with.
///
/// @param name what people call its owner
/// @param scope a strategy id, or a prefix ended by `*`; `*` alone is every strategy
/// @param notBeforeNanos from when on it counts
/// @param notAfterNanos until when it counts, inclusive
/// @param revoked why it does not count any more, null while it does
public record TrustedKey(
        VerifyKey key,
        String name,
        String scope,
        long notBeforeNanos,
        long notAfterNanos,
        @Nullable Revocation revoked) {

    /// Who takes trust back says when and why.
    public record Revocation(long atNanos, String reason) {}

    boolean covers(String strategyId) {
        return scope.endsWith("*")
                ? strategyId.startsWith(scope.substring(0, scope.length() - 1))
                : strategyId.equals(scope);
    }

    TrustedKey revoked(Revocation revocation) {
        return new TrustedKey(key, name, scope, notBeforeNanos, notAfterNanos, revocation);
    }
}
