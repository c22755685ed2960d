package io.stratos.host.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refused;
import io.stratos.state.CommitListener;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-2")
class LedgerWindowTest {
    private final LedgerWindow window = new LedgerWindow(new Headed());

    @Test
    void whoIsInsideReadsToTheEndAndNobodyComesInAfterwards() throws Refused, InterruptedException {
        var closed = new AtomicBoolean();
        var closer = new Thread(() -> {
            window.close();
            closed.set(true);
        });

        long seq = window.look(ledger -> {
            closer.start();
            while (closer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(closed).as("closed while somebody reads").isFalse();
            return ledger.head().seq();
        });
        closer.join();

        assertThat(seq).isEqualTo(7);
        assertThatThrownBy(() -> window.look(ledger -> ledger.head().seq()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.ENV_DAEMON));
    }

    @Test
    void whoReadsForLongIsOutAsSoonAsTheDaemonStopsAndTakesNoHalfAnswer() throws InterruptedException {
        var noted = new NotedLedger();
        noted.note(1_000);
        var read = new LedgerWindow(noted);
        var closer = new Thread(read::close);
        var seen = new AtomicInteger();

        assertThatThrownBy(() -> read.look(open -> {
                    open.reader().records(1, (_, _, _, _, _) -> {
                        if (seen.incrementAndGet() == 10) {
                            closer.start();
                            while (closer.getState() != Thread.State.WAITING) {
                                Thread.onSpinWait();
                            }
                        }
                        return true;
                    });
                    return seen.get();
                }))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.ENV_DAEMON));
        closer.join();
        assertThat(seen).hasValue(10);
    }

    /// A ledger that has nothing but an end.
    private static final class Headed implements Ledger {
        @Override
        public LedgerHead head() {
            return new LedgerHead(7, "00");
        }

        @Override
        public boolean offer(LedgerBatch batch, CommitListener listener) {
            throw new AssertionError("nobody writes through a window");
        }

        @Override
        public CommitResult commit(LedgerBatch batch) {
            throw new AssertionError("nobody writes through a window");
        }

        @Override
        public LedgerReader reader() {
            throw new AssertionError("nobody reads here");
        }

        @Override
        public void close() {}
    }
}
