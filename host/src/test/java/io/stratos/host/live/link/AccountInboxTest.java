package io.stratos.host.live.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("Z-7")
class AccountInboxTest {
    private static final AccountCommand ASKED = new AccountCommand.Reconcile(new CompletableFuture<>());

    private final AccountInbox inbox = new AccountInbox(_ -> {});

    @Test
    void soManyCommandsOfOperatorsWaitAndNoMore() {
        for (int i = 0; i < AccountInbox.COMMANDS_MAX; i++) {
            assertThat(inbox.ask(ASKED)).isTrue();
        }
        assertThat(inbox.ask(ASKED)).isFalse();

        assertThat(inbox.nextCommand()).isEqualTo(ASKED);
        assertThat(inbox.ask(ASKED)).isTrue();
    }

    @Test
    @Tag("X-6")
    void aHaltIsTakenHoweverManyOtherCommandsWait() {
        while (inbox.ask(ASKED)) {
            assertThat(inbox.isEmpty()).isFalse();
        }
        var halt = new AccountCommand.Safety(
                new SafetyCommand(
                        new SafetyScope.Host(), SafetyState.HALT, ReasonCode.SAF_HALT, "tester", false, "try"),
                new CompletableFuture<>());

        for (int i = 0; i < AccountInbox.SAFETY_MAX; i++) {
            assertThat(inbox.ask(halt)).isTrue();
        }
        assertThat(inbox.ask(halt)).isFalse();
    }

    @Test
    void whatTheHostWantsOfAnAccountTakesNoPlaceFromOperatorsAndGivesNone() {
        var halted = new AccountCommand.InstanceHalted(new InstanceId("b", "s", "i"), ReasonCode.DEP_STOPPED);
        for (int i = 0; i <= AccountInbox.COMMANDS_MAX; i++) {
            inbox.command(halted);
        }
        assertThat(inbox.ask(ASKED)).isTrue();
        for (int i = 0; i <= AccountInbox.COMMANDS_MAX; i++) {
            assertThat(inbox.nextCommand()).isEqualTo(halted);
        }
        for (int i = 1; i < AccountInbox.COMMANDS_MAX; i++) {
            assertThat(inbox.ask(ASKED)).isTrue();
        }
        assertThat(inbox.ask(ASKED)).isFalse();
    }
}
