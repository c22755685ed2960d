package io.stratos.host.daemon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.HostJournal.Asked;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-2")
class OneByOneTest {
    private static final Asked ASKED = new Asked("stop it", ReasonCode.OK, "tester", "try");
    private static final Changed DONE =
            new Changed(new InstanceId("b", "s", "i"), Changed.State.STOPPED, ReasonCode.OK, 1);

    private final ArrayList<Asked> noted = new ArrayList<>();

    /// One that is under way, sixteen that wait, and one more.
    @Test
    @Tag("Z-7")
    void sixteenChangesWaitAndTheNextIsRefused() throws Exception {
        var begun = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        try (var changes = new OneByOne(noted::add)) {
            var answers = new ArrayList<CompletableFuture<Changed>>();
            answers.add(changes.submit(ASKED, _ -> {
                begun.countDown();
                await(goesOn);
                return DONE;
            }));
            begun.await();
            for (int i = 0; i < 16; i++) {
                answers.add(changes.submit(ASKED, _ -> DONE));
            }
            assertThat(answers).noneMatch(CompletableFuture::isDone);

            var more = changes.submit(ASKED, _ -> DONE);

            assertThat(more).isCompletedExceptionally();
            assertThat(more.exceptionNow())
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.DEP_BUSY));
            goesOn.countDown();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(DONE));
            assertThat(noted).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
