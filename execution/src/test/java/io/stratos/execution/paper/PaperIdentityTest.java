package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the venue does with a client order id that comes again, by identity class (`faults.md` §1.3).
@Tag("X-3")
class PaperIdentityTest {
    private static final VenueReport REFUSED = new VenueReport.Rejected("a", ReasonCode.EXE_DUPLICATE);

    @Test
    void classAReturnsTheOriginalAndCreatesNothing() {
        var paper = resting(IdentityClass.A);
        assertThat(paper.limit("a", BUY, "1", "90.00").reports())
                .containsExactly(new VenueReport.Acknowledged("a", "P1", true));
        assertThat(paper.openOrders()).hasSize(1);
    }

    @Test
    void classAReturnsTheOriginalAlsoWhenItIsDoneAndWhenTheBodyIsAnother() {
        var paper = filled(IdentityClass.A);
        assertThat(paper.limit("a", BUY, "7", "80.00").reports())
                .containsExactly(new VenueReport.Acknowledged("a", "P1", true));
        assertThat(paper.openOrders()).isEmpty();
        assertThat(paper.position()).isEqualTo("1");
    }

    @Test
    void classB1RefusesForEverWhichProvesThatTheOrderExists() {
        assertThat(resting(IdentityClass.B1).limit("a", BUY, "1", "90.00").reports())
                .containsExactly(REFUSED);
        var paper = filled(IdentityClass.B1);
        assertThat(paper.at(paper.now() + 1_000_000_000L)
                        .limit("a", BUY, "1", "90.00")
                        .reports())
                .containsExactly(REFUSED);
    }

    @Test
    void classB2RefusesWhileTheFirstIsOpenAndThenDoublesIt() {
        assertThat(resting(IdentityClass.B2).limit("a", BUY, "1", "90.00").reports())
                .containsExactly(REFUSED);
        var paper = filled(IdentityClass.B2);
        assertThat(paper.market("a", BUY, "1").fills()).hasSize(1);
        assertThat(paper.position()).isEqualTo("2");
    }

    @Test
    void classB3RefusesInsideItsWindowAndDoublesAfterIt() {
        var paper = filled(IdentityClass.B3);
        long accepted = paper.now();
        assertThat(paper.at(accepted + 999).market("a", BUY, "1").reports()).containsExactly(REFUSED);
        assertThat(paper.at(accepted + 1_000).market("a", BUY, "1").fills()).hasSize(1);
    }

    @Test
    void classB3KeepsTwoOpenOrdersApartThatCarryOneId() {
        var paper = resting(IdentityClass.B3);
        paper.at(paper.now() + 1_000).limit("a", BUY, "1", "91.00");
        assertThat(paper.openOrders()).extracting(VenueOrder::venueOrderId).containsExactly("P1", "P2");
    }

    @Test
    void classCCreatesASecondOrder() {
        var paper = resting(IdentityClass.C).limit("a", BUY, "2", "91.00");
        assertThat(paper.openOrders()).extracting(VenueOrder::venueOrderId).containsExactly("P1", "P2");
        assertThat(paper.openOrders()).extracting(VenueOrder::clientOrderId).containsExactly("a", "a");
    }

    @Test
    void whereTwoOrdersCarryOneIdACancelTakesTheOlderOneFirst() {
        var paper = resting(IdentityClass.C).limit("a", BUY, "2", "91.00").cancel("a");
        assertThat(paper.openOrders()).extracting(VenueOrder::venueOrderId).containsExactly("P2");
        assertThat(paper.cancel("a").openOrders()).isEmpty();
        paper.reports();
        assertThat(paper.cancel("a").reports())
                .containsExactly(new VenueReport.CancelRejected("a", ReasonCode.EXE_CANCEL_TOO_LATE));
    }

    @Test
    void whereTwoOrdersCarryOneIdALookUpShowsTheYounger() {
        var paper = resting(IdentityClass.C).limit("a", BUY, "2", "91.00");
        assertThat(paper.order("a")).extracting(VenueOrder::venueOrderId).isEqualTo("P2");
    }

    @ParameterizedTest
    @EnumSource
    void anIdWhoseOrderWasRefusedIsFreeInEveryClass(IdentityClass identity) {
        var paper = new Paper(Paper.PLAIN.with(Conducts.of(identity))).trade("100.00", "1");
        paper.limit("a", BUY, "0.0001", "90.00").reports();
        assertThat(paper.limit("a", BUY, "1", "90.00").reports())
                .containsExactly(new VenueReport.Acknowledged("a", "P1", true));
    }

    @ParameterizedTest
    @EnumSource
    void theTraitsNameTheClass(IdentityClass identity) {
        var traits = new Paper(Paper.PLAIN.with(Conducts.of(identity))).venue().traits();
        assertThat(traits.identityClass()).isEqualTo(identity);
        assertThat(traits.timing().idRetentionNanos()).isEqualTo(identity == IdentityClass.B3 ? 1_000 : 0);
    }

    @Test
    void aVenueThatRemembersIdsKeepsAHistory() {
        assertThatThrownBy(() ->
                        new VenueConduct(IdentityClass.A, 0, QueueModel.THROUGH, 0, QueryLag.NONE, -1, false, 0, 10))
                .hasMessageContaining("keeps a history");
    }

    private static Paper resting(IdentityClass identity) {
        var paper = new Paper(Paper.PLAIN.with(Conducts.of(identity)))
                .trade("100.00", "1")
                .limit("a", BUY, "1", "90.00");
        paper.reports();
        return paper;
    }

    private static Paper filled(IdentityClass identity) {
        var paper = new Paper(Paper.PLAIN.with(Conducts.of(identity)))
                .trade("100.00", "1")
                .market("a", BUY, "1");
        paper.reports();
        return paper;
    }
}
