package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.venue.VenueReport;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One amend after another, in place, while the order fills.
@Tag("X-2")
class AmendChainTest {

    private final Account account = new Account();
    private final String id = account.open(anIntent(1).buy("2").at("100"));

    @Test
    void anAmendOfAnAmendWaitsForTheFirstOnesAnswer() {
        account.submit(anIntent(2).amend(1, "3", null));
        assertThat(account.submit(anIntent(3).amend(1, "4", null)))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.EXE_AMEND_REJECTED, "", ""));
        amended("3", "100");
        assertThat(account.submit(anIntent(4).amend(1, "4", "101"))).isEqualTo(new SubmitOutcome.Sent(id));
        amended("4", "101");
        assertThat(Objects.requireNonNull(account.core().exposure(ONE).liveOrder(new IntentRef(1, 0)))
                        .qty())
                .isEqualByComparingTo(Decimal.of("4"));
    }

    @Test
    void theRefusalOfTheSecondLeavesTheFirst() {
        account.submit(anIntent(2).amend(1, "3", null));
        amended("3", "100");
        account.submit(anIntent(3).amend(1, "5", null));
        account.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED));
        assertThat(account.effects().lastEvent().intent()).isEqualTo(new IntentRef(3, 0));
        assertThat(account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.of("3"));
    }

    @Test
    void anAnswerAfterTheFillThatItMadePossibleCompletesTheOrderOnce() {
        account.submit(anIntent(2).amend(1, "3", null));
        account.fill(id, 1, "100", "2");
        account.fill(id, 2, "100", "1");
        assertThat(account.core().lifecycle(id)).isEqualTo(Lifecycle.FILLED);
        int events = account.effects().events().size();
        amended("3", "100");
        assertThat(account.effects().events()).hasSize(events);
    }

    @Test
    void anAnswerBeforeLateFillsKeepsCountingThem() {
        account.submit(anIntent(2).amend(1, "3", null));
        amended("3", "100");
        account.fill(id, 1, "100", "2.5");
        account.submit(anIntent(3).amend(1, "2.6", null));
        account.fill(id, 2, "100", "0.1");
        assertThat(account.core().lifecycle(id)).isEqualTo(Lifecycle.PARTIALLY_FILLED);
        amended("2.6", "100");
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMENDED, ExecutionKind.FILLED);
    }

    @Test
    void aRepeatedAnswerSaysNothingNew() {
        account.submit(anIntent(2).amend(1, "3", null));
        amended("3", "100");
        int events = account.effects().events().size();
        assertThat(account.report(new VenueReport.Amended(id, Decimal.of("3"), Decimal.of("100"))))
                .isInstanceOf(ReportOutcome.Repeated.class);
        assertThat(account.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED)))
                .isInstanceOf(ReportOutcome.Repeated.class);
        assertThat(account.effects().events()).hasSize(events);
    }

    @Test
    @Tag("F22")
    void aReplacementByTheVenueOfWhichHalfFailedEndsTheOrderInWhateverOrderItIsTold() {
        account.submit(anIntent(2).amend(1, "3", null));
        account.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED));
        account.report(new VenueReport.Canceled(id, ReasonCode.EXE_CANCELED));
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCELED);

        var other = account.open(anIntent(5));
        account.submit(anIntent(6).amend(5, "3", null));
        account.report(new VenueReport.Canceled(other, ReasonCode.EXE_CANCELED));
        account.report(new VenueReport.AmendRejected(other, ReasonCode.EXE_AMEND_REJECTED));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.CANCELED);
        assertThat(account.core().lifecycle(other)).isEqualTo(Lifecycle.CANCELED);
    }

    @Test
    @Tag("X-6")
    void growingIsNewRiskAndShrinkingIsNot() {
        long cursor = 10;
        for (var state : List.of(SafetyState.SAFE_MODE, SafetyState.CLOSE_ONLY, SafetyState.FLATTEN)) {
            account.safety(state);
            cursor++;
            assertThat(account.submit(anIntent(cursor).amend(1, "3", null)))
                    .as("%s up", state)
                    .isInstanceOf(SubmitOutcome.Denied.class);
            assertThat(account.submit(anIntent(100 + cursor).amend(1, "1", null)))
                    .as("%s down", state)
                    .isInstanceOf(SubmitOutcome.Sent.class);
            account.report(new VenueReport.AmendRejected(id, ReasonCode.EXE_AMEND_REJECTED));
        }
        account.safety(SafetyState.HALT);
        assertThat(account.submit(anIntent(99).amend(1, "1", null))).isInstanceOf(SubmitOutcome.Denied.class);
    }

    private void amended(String qty, String price) {
        account.report(new VenueReport.Amended(id, Decimal.of(qty), Decimal.of(price)));
    }
}
