package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyChange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What an operator asked of the interlock in one life of a process, and was answered: an answer holds in
/// the next life, a change without one may or may not.
final class SafetyAnswers {
    private final List<Asked> asked = new ArrayList<>();
    private SafetyState before = SafetyState.NORMAL;
    private boolean isRestored;

    private record Asked(SafetyState state, CompletableFuture<SafetyChange> answer) {
        boolean isRefused() {
            return answer.isDone() && answer.join() instanceof SafetyChange.Refused;
        }
    }

    void asked(SafetyState state, CompletableFuture<SafetyChange> answer) {
        asked.add(new Asked(state, answer));
    }

    /// The ledger was found to be another than the one of the last life; that makes the host SAFE_MODE by itself.
    void restored() {
        isRestored = true;
    }

    /// A new process came up like that.
    void heldBy(SafetyState state) {
        var possible = EnumSet.of(before);
        for (var one : asked) {
            if (one.isRefused()) {
                continue;
            }
            if (one.answer.isDone()) {
                possible.clear();
            }
            possible.add(one.state);
        }
        if (isRestored) {
            possible.add(SafetyState.SAFE_MODE);
        }
        assertThat(state).as("what was answered holds").isIn(possible);
        asked.clear();
        before = state;
    }
}
