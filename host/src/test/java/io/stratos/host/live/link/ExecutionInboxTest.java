package io.stratos.host.live.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-10")
class ExecutionInboxTest {
    private static final int LIMIT = 3;

    private final AtomicInteger rung = new AtomicInteger();
    private final ExecutionInbox inbox = new ExecutionInbox(LIMIT, rung::incrementAndGet);

    @Test
    void takesAsManyAsItsLimitAndNotOneMore() {
        for (int seq = 1; seq <= LIMIT; seq++) {
            assertThat(inbox.offer(told(seq))).isTrue();
        }

        assertThat(inbox.hasRoom()).isFalse();
        assertThat(inbox.offer(told(LIMIT + 1))).isFalse();
        assertThat(rung).hasValue(LIMIT + 1);
    }

    @Test
    void givesThemInTheOrderTheyCameAndGoesOnBehindARefusal() {
        for (int seq = 1; seq <= LIMIT + 1; seq++) {
            boolean _ = inbox.offer(told(seq));
        }

        for (int seq = 1; seq <= LIMIT; seq++) {
            assertThat(inbox.poll()).isEqualTo(told(seq));
        }
        assertThat(inbox.poll()).isNull();
        assertThat(inbox.offer(told(LIMIT + 1))).isTrue();
        assertThat(inbox.poll()).isEqualTo(told(LIMIT + 1));
    }

    private static ExecutionInbox.Told told(long seq) {
        return new ExecutionInbox.Told(
                seq, new Event(new EventHeader(seq, 0, 0, 0, 0, 0), new EventBody.ManualSignal((int) seq, null)));
    }
}
