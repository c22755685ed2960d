package io.stratos.host.live.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.measure.AccountMetrics;
import io.stratos.state.Writer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-23")
class HaltWordsTest {
    private static final AccountId ACCOUNT = new AccountId("acc");
    private static final Writer WRITER = new Writer(Writer.Role.ACCOUNT_CORE, "acc", new FencingToken(1));

    private final RowMemory ledger = new RowMemory();
    private final AccountDesk desk =
            new AccountDesk(WRITER, new AccountOutbox(ACCOUNT, ledger), new AccountMeter(AccountMetrics.NONE));
    private final HaltWords words = new HaltWords(ACCOUNT, ledger, desk);

    /// Else a host to which instances come and from which they go would grow by each of their names.
    @Test
    void whoLeftAndHadNothingToHearIsForgotten() {
        for (int i = 0; i < 100; i++) {
            var id = new InstanceId("bot", "scripted", "s" + i);
            assertThat(words.due(id)).isNull();
            words.left(id);
        }

        assertThat(words.known()).isZero();
    }

    @Test
    void whoHaltedIsForgottenWhenItLeaves() {
        for (int i = 0; i < 100; i++) {
            var id = new InstanceId("bot", "scripted", "s" + i);
            words.said(id, ReasonCode.IDM_CONFLICT);
            words.obeyed(id);
            words.left(id);
        }

        assertThat(words.known()).isZero();
    }

    /// Its row may not be committed yet.
    @Test
    void aWordThatIsDueOutlivesTheLeaving() {
        var id = new InstanceId("bot", "scripted", "one");
        words.said(id, ReasonCode.IDM_CONFLICT);

        words.left(id);

        assertThat(words.due(id)).isEqualTo(ReasonCode.IDM_CONFLICT);
    }
}
