package io.stratos.execution.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-6")
class InterlockTest {

    private static final InstanceId ONE = InstanceId.parse("bot/strategy/one");
    private static final InstanceId TWO = InstanceId.parse("bot/strategy/two");
    private static final SafetyScope ACCOUNT = new SafetyScope.Account(new AccountId("acc"));

    private final Interlock interlock = new Interlock(new AccountId("acc"), "paper");

    @Test
    void everythingIsNormalWhereNothingWasSaid() {
        assertThat(interlock.tightest(ONE)).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void theTightestOfAllScopesCounts() {
        tighten(new SafetyScope.Host(), SafetyState.SAFE_MODE);
        tighten(new SafetyScope.Instance(ONE), SafetyState.FLATTEN);
        tighten(ACCOUNT, SafetyState.CLOSE_ONLY);
        assertThat(interlock.tightest(ONE)).isEqualTo(SafetyState.FLATTEN);
        assertThat(interlock.tightest(TWO)).isEqualTo(SafetyState.CLOSE_ONLY);
        tighten(new SafetyScope.Venue("paper"), SafetyState.HALT);
        assertThat(interlock.tightest(TWO)).isEqualTo(SafetyState.HALT);
    }

    @Test
    void anotherVenueOrAccountBindsNobodyHere() {
        tighten(new SafetyScope.Venue("elsewhere"), SafetyState.HALT);
        tighten(new SafetyScope.Account(new AccountId("other")), SafetyState.HALT);
        assertThat(interlock.tightest(ONE)).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void tighteningNeedsNothing() {
        var change = interlock.change(command(ACCOUNT, SafetyState.HALT, "", false), true);
        assertThat(change).isEqualTo(new SafetyChange.Applied(SafetyState.NORMAL, SafetyState.HALT));
    }

    @Test
    void looseningNeedsAnActorAReconciliationAndNoUnknownOrder() {
        tighten(ACCOUNT, SafetyState.HALT);
        var refused = new SafetyChange.Refused(ReasonCode.SAF_LOOSEN_REFUSED, SafetyState.HALT);
        assertThat(interlock.change(command(ACCOUNT, SafetyState.NORMAL, " ", true), false))
                .isEqualTo(refused);
        assertThat(interlock.change(command(ACCOUNT, SafetyState.NORMAL, "alice", false), false))
                .isEqualTo(refused);
        assertThat(interlock.change(command(ACCOUNT, SafetyState.NORMAL, "alice", true), true))
                .isEqualTo(refused);
        assertThat(interlock.state(ACCOUNT)).isEqualTo(SafetyState.HALT);
        assertThat(interlock.change(command(ACCOUNT, SafetyState.SAFE_MODE, "alice", true), false))
                .isEqualTo(new SafetyChange.Applied(SafetyState.HALT, SafetyState.SAFE_MODE));
    }

    @Test
    void looseningNeedsAReasonInWords() {
        tighten(ACCOUNT, SafetyState.HALT);
        var wordless = new SafetyCommand(ACCOUNT, SafetyState.NORMAL, ReasonCode.REC_MATCH, "alice", true, " ");
        assertThat(interlock.change(wordless, false))
                .isEqualTo(new SafetyChange.Refused(ReasonCode.SAF_LOOSEN_REFUSED, SafetyState.HALT));
    }

    @Test
    void theSameStateAgainIsNoChange() {
        tighten(ACCOUNT, SafetyState.HALT);
        assertThat(interlock.change(command(ACCOUNT, SafetyState.HALT, "", false), false))
                .isEqualTo(new SafetyChange.Unchanged(SafetyState.HALT));
    }

    @Test
    void scopesAreReadBackFromTheirText() {
        for (var scope : List.of(
                new SafetyScope.Host(), ACCOUNT, new SafetyScope.Venue("paper"), new SafetyScope.Instance(ONE))) {
            assertThat(SafetyScope.parse(scope.text())).isEqualTo(scope);
        }
        assertThatThrownBy(() -> SafetyScope.parse("everything")).isInstanceOf(IllegalArgumentException.class);
    }

    private void tighten(SafetyScope scope, SafetyState state) {
        interlock.change(command(scope, state, "", false), false);
    }

    private static SafetyCommand command(SafetyScope scope, SafetyState state, String actor, boolean reconciled) {
        return new SafetyCommand(scope, state, ReasonCode.REC_DANGEROUS, actor, reconciled, "seen");
    }
}
