package io.stratos.host.live.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.reconcile.Cause;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("Z-7")
class AccountInboxTest {
    private static final AccountCommand ASKED = new AccountCommand.Reconcile(Cause.OPERATOR);

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
