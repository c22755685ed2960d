package io.stratos.state;

import io.stratos.abi.model.FencingToken;

/// Who writes, and under which fencing token; the ledger checks both inside its write lock (SPEC
/// M-19).
///
/// @param role decides which tables may be written
/// @param name instance or account; `host` for the host
/// @param token of the holder's lease
public record Writer(Role role, String name, FencingToken token) {

    /// The owners of DESIGN §5.
    public enum Role {
        LANE,
        ACCOUNT_CORE,
        HOST
    }
}
