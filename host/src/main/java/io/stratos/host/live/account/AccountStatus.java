package io.stratos.host.live.account;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.SafetyState;

/// How an account is, for whoever watches it from another thread; as of its last tick.
///
/// @param isReconciled whether the last comparison with the venue was clean and nothing cast doubt on it
///     since
/// @param isPending whether new risk waits for a comparison's verdict
/// @param comparisons how often a comparison with the venue was begun in the life of the account
/// @param unanswered orders whose placing, cancel or amend the venue has not answered, and those of unknown
///     outcome
/// @param safety of the account's own scope and those above it
public record AccountStatus(
        AccountId account,
        boolean isReconciled,
        boolean isPending,
        long comparisons,
        int unanswered,
        SafetyState safety) {}
