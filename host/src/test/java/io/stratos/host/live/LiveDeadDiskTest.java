package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.state.RecordKind;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The disk of a running host takes nothing any more: it is full, or became read-only.
@Tag("X-6")
@Tag("Z-2")
class LiveDeadDiskTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    @Test
    void safetyIsStillTightenedAndSaysThatItCouldNotBeKept() {
        var bench = deadAfterTwoBids("tightened");
        int before = bench.venue.received().size();

        var answer = safety(bench, SafetyState.HALT);
        bench.work();

        assertNotDurable(answer);
        assertThat(bench.core().safety(bench.ids.getFirst())).isEqualTo(SafetyState.HALT);
        assertThat(bench.host.accounts().getFirst().status().safety())
                .as("the status shows it")
                .isEqualTo(SafetyState.HALT);
        for (int i = 0; i < 10; i++) {
            bench.tradeAndWork();
        }
        assertThat(bench.venue.received()).as("nothing leaves any more").hasSize(before);
    }

    @Test
    void nothingIsLoosened() {
        var bench = deadAfterTwoBids("loosened");
        assertNotDurable(safetyWorked(bench, SafetyState.HALT));
        assertNotDurable(safetyWorked(bench, SafetyState.NORMAL));

        assertThat(bench.core().safety(bench.ids.getFirst())).isEqualTo(SafetyState.HALT);
        assertThat(bench.host.accounts().getFirst().status().safety()).isEqualTo(SafetyState.HALT);
    }

    @Test
    @Tag("X-1")
    void entriesAreTakenBackAndTheCauseIsTold() {
        var bench = deadAfterTwoBids("cancels");

        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
        assertThat(Objects.requireNonNull(bench.host.halt().cause()).code()).isEqualTo(ReasonCode.STA_LEDGER_IO);
    }

    /// What `explain` and the books show comes from committed rows.
    @Test
    @Tag("X-9")
    void whatWasCommittedIsStillRead() {
        var bench = deadAfterTwoBids("read");
        var ids = new Truth(bench, DISK.get().reader())
                .sentAfter(0).stream()
                        .filter(VenueRequest.Place.class::isInstance)
                        .map(VenueRequest::clientOrderId)
                        .toList();

        assertThat(ids).hasSize(2).allMatch(id -> bench.core().lifecycle(id) != null);
        var orders = new int[1];
        DISK.get().reader().records(1, (_, kind, _, _, _) -> {
            orders[0] += kind == RecordKind.ORDER ? 1 : 0;
            return true;
        });
        assertThat(orders[0]).isPositive();
    }

    /// What was not committed did not happen, and that is what the operator was told.
    @Test
    @Tag("M-18")
    void theNextProcessOnADiskThatIsWellKnowsNothingOfWhatCouldNotBeKept() {
        var bench = deadAfterTwoBids("restarted");
        assertNotDurable(safetyWorked(bench, SafetyState.HALT));

        bench.restart();
        bench.settle();

        assertThat(bench.core().safety(bench.ids.getFirst())).isEqualTo(SafetyState.NORMAL);
        assertThat(bench.core().isReconciled()).isTrue();
    }

    /// Two entries rest at the venue when a commit fails.
    private static LiveBench deadAfterTwoBids(String name) {
        var bench =
                LiveBench.calm("dead-" + name, DISK.get(), LiveHaltTest.BIDDER).start();
        bench.settle();
        for (int i = 0; i < 2; i++) {
            bench.trade();
            bench.settle();
        }
        assertThat(bench.venue.openOrders(bench.now)).hasSize(2);
        bench.ledger.fail();
        for (int i = 0; i < 10; i++) {
            bench.tradeAndWork();
            bench.work();
        }
        assertThat(bench.host.halt().isTripped()).isTrue();
        return bench;
    }

    private static CompletableFuture<SafetyChange> safety(LiveBench bench, SafetyState state) {
        var command = new SafetyCommand(
                new SafetyScope.Account(bench.account), state, ReasonCode.SAF_HALT, "tester", true, "the disk is gone");
        return Objects.requireNonNull(bench.host.safety(command).get(bench.account));
    }

    private static CompletableFuture<SafetyChange> safetyWorked(LiveBench bench, SafetyState state) {
        var answer = safety(bench, state);
        bench.work();
        return answer;
    }

    private static void assertNotDurable(CompletableFuture<SafetyChange> answer) {
        assertThat(answer).as("it is answered").isCompletedExceptionally();
        assertThatThrownBy(answer::join)
                .cause()
                .isInstanceOfSatisfying(
                        NotDurableException.class,
                        told -> assertThat(told.code()).isEqualTo(ReasonCode.STA_LEDGER_IO));
    }
}
