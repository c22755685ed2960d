package io.stratos.execution.safety;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The interlock's states, one for each scope, NORMAL where nothing was said. One thread.
///
/// Tightening always works. Loosening needs an actor, a note of the reason, a clean reconciliation and no
/// order of unknown outcome; without them the state stays (SPEC X-6).
public final class Interlock {

    private final SafetyScope account;
    private final SafetyScope venue;
    private final Map<String, SafetyState> states = new TreeMap<>();

    /// @param venue the one venue of the account
    public Interlock(AccountId account, String venue) {
        this.account = new SafetyScope.Account(account);
        this.venue = new SafetyScope.Venue(venue);
    }

    /// Changes the state of one scope, or refuses to.
    ///
    /// @param hasUnknown whether the account has an order of unknown outcome
    public SafetyChange change(SafetyCommand command, boolean hasUnknown) {
        var previous = state(command.scope());
        var wanted = command.state();
        if (wanted == previous) {
            return new SafetyChange.Unchanged(previous);
        }
        boolean loosens = wanted.compareTo(previous) < 0;
        boolean isFounded = !command.actor().isBlank() && !command.note().isBlank();
        if (loosens && (!isFounded || !command.reconciled() || hasUnknown)) {
            return new SafetyChange.Refused(ReasonCode.SAF_LOOSEN_REFUSED, previous);
        }
        restore(command.scope(), wanted);
        return new SafetyChange.Applied(previous, wanted);
    }

    /// Takes over a state that was stored before.
    public void restore(SafetyScope scope, SafetyState state) {
        states.put(scope.text(), state);
    }

    /// The state of one scope alone.
    public SafetyState state(SafetyScope scope) {
        return states.getOrDefault(scope.text(), SafetyState.NORMAL);
    }

    /// The tightest state of all scopes that bind an instance of this account.
    public SafetyState tightest(InstanceId instance) {
        if (states.isEmpty()) {
            return SafetyState.NORMAL;
        }
        var tightest = state(new SafetyScope.Host());
        tightest = tighter(tightest, state(account));
        tightest = tighter(tightest, state(venue));
        return tighter(tightest, state(new SafetyScope.Instance(instance)));
    }

    /// Visits every scope that ever had a state, in the order of their texts.
    public void forEach(BiConsumer<String, SafetyState> visitor) {
        states.forEach(visitor);
    }

    private static SafetyState tighter(SafetyState one, SafetyState other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
