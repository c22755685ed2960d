package io.stratos.verification.venue;

import static io.stratos.verification.venue.Check.that;
import static io.stratos.verification.venue.VenueSetup.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Side;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Requests on which something goes wrong: a definite answer is told as it is, everything else as lost, and what
/// became of it shows in the venue's book.
final class RequestFaultChecks {
    /// Faults of unknown outcome.
    private static final List<FaultKind> LOST = List.of(
            FaultKind.DROP_REQUEST,
            FaultKind.SERVER_ERROR,
            FaultKind.DROP_REPLY,
            FaultKind.SERVER_ERROR_AFTER,
            FaultKind.HTML);

    /// Those of them that strike after the request was carried out.
    private static final Set<FaultKind> DONE =
            Set.of(FaultKind.DROP_REPLY, FaultKind.SERVER_ERROR_AFTER, FaultKind.HTML);

    private RequestFaultChecks() {}

    static List<Check> all() {
        var checks = new ArrayList<Check>();
        for (var kind : LOST) {
            boolean isDone = DONE.contains(kind);
            checks.add(place(kind, isDone));
            checks.add(cancel(kind, isDone));
            checks.add(amend(kind, isDone));
        }
        checks.add(that("an order over the request limit is refused and not placed", limited(FaultPoint.PLACE), it -> {
            it.limit("a", Side.BUY, "1", "99.50");
            it.hears("a", "rejected EXE_RATE_LIMITED");
            assertThat(it.open()).isEmpty();
        }));
        checks.add(that(
                "a cancel over the request limit is refused and the order lives", limited(FaultPoint.CANCEL), it -> {
                    it.limit("a", Side.BUY, "1", "99.50");
                    it.hears("a", "acknowledged");
                    it.cancel("a");
                    it.hears("a", "acknowledged", "cancel_rejected EXE_RATE_LIMITED");
                    assertThat(it.open()).containsExactly("a");
                }));
        checks.add(that(
                "an amend over the request limit is refused and changes nothing", limited(FaultPoint.AMEND), it -> {
                    it.limit("a", Side.BUY, "1", "99.50");
                    it.hears("a", "acknowledged");
                    it.amend("a", "2", null);
                    it.hears("a", "acknowledged", "amend_rejected EXE_RATE_LIMITED");
                    assertThat(it.shown("a").qty().normalized().toString()).isEqualTo("1");
                }));
        checks.add(that("an acknowledgement can come after the fill", late(FaultKind.DELAY, FaultPoint.PLACE), it -> {
            it.market("a", Side.BUY, "1");
            it.hears("a", "filled 1@100.02 taker");
            it.bench.pass(1_000);
            it.hears("a", "filled 1@100.02 taker", "acknowledged");
        }));
        checks.add(that("an acknowledgement can come twice", late(FaultKind.DUPLICATE, FaultPoint.PLACE), it -> {
            it.limit("a", Side.BUY, "1", "99.50");
            it.hears("a", "acknowledged");
            it.bench.pass(1_000);
            it.hears("a", "acknowledged", "acknowledged");
            assertThat(it.open()).containsExactly("a");
        }));
        checks.add(that("a cancel's answer can be late", late(FaultKind.DELAY, FaultPoint.CANCEL), it -> {
            it.limit("a", Side.BUY, "1", "99.50");
            it.hears("a", "acknowledged");
            it.cancel("a");
            it.shows(false, "a");
            it.bench.pass(1_000);
            it.hears("a", "acknowledged", "canceled EXE_CANCELED");
        }));
        checks.add(that(
                "a replacement whose second half fails leaves nothing",
                once(FaultKind.REPLACE_OLD_GONE, FaultPoint.AMEND),
                it -> {
                    it.limit("a", Side.BUY, "1", "99.50");
                    it.hears("a", "acknowledged");
                    it.amend("a", "2", null);
                    it.hearsInAnyOrder(
                            "a", "acknowledged", "amend_rejected EXE_AMEND_REJECTED", "canceled EXE_CANCELED");
                    assertThat(it.open()).isEmpty();
                }));
        checks.add(that(
                "a replacement whose first half fails leaves the old order",
                once(FaultKind.REPLACE_REFUSED, FaultPoint.AMEND),
                it -> {
                    it.limit("a", Side.BUY, "1", "99.50");
                    it.hears("a", "acknowledged");
                    it.amend("a", "2", null);
                    it.hears("a", "acknowledged", "amend_rejected EXE_AMEND_REJECTED");
                    assertThat(it.shown("a").qty().normalized().toString()).isEqualTo("1");
                }));
        checks.add(that(
                "a lost order does not hold up the next request for it",
                once(FaultKind.DROP_REPLY, FaultPoint.PLACE),
                it -> {
                    it.limit("a", Side.BUY, "1", "99.50");
                    it.cancel("a");
                    it.hears("a", "lost", "canceled EXE_CANCELED");
                }));
        checks.add(that("a lost order that fills is told to fill", once(FaultKind.DROP_REPLY, FaultPoint.PLACE), it -> {
            it.market("a", Side.BUY, "1");
            it.hearsInAnyOrder("a", "lost", "filled 1@100.02 taker");
        }));
        return checks;
    }

    private static Check place(FaultKind kind, boolean isDone) {
        return that(
                "a place with " + kind.word() + " is lost, whatever became of it", once(kind, FaultPoint.PLACE), it -> {
                    it.limit("a", Side.BUY, "1", "99.50");
                    it.hears("a", "lost");
                    assertThat(it.open()).hasSize(isDone ? 1 : 0);
                    assertThat(it.order("a") != null).isEqualTo(isDone);
                });
    }

    private static Check cancel(FaultKind kind, boolean isDone) {
        return that(
                "a cancel with " + kind.word() + " is lost, whatever became of it",
                once(kind, FaultPoint.CANCEL),
                it -> {
                    it.limit("a", Side.BUY, "1", "99.50");
                    it.hears("a", "acknowledged");
                    it.cancel("a");
                    it.hears("a", "acknowledged", "lost");
                    assertThat(it.open()).hasSize(isDone ? 0 : 1);
                });
    }

    private static Check amend(FaultKind kind, boolean isDone) {
        return that(
                "an amend with " + kind.word() + " is lost, whatever became of it",
                once(kind, FaultPoint.AMEND),
                it -> {
                    it.limit("a", Side.BUY, "1", "99.50");
                    it.hears("a", "acknowledged");
                    it.amend("a", "2", null);
                    it.hears("a", "acknowledged", "lost");
                    assertThat(it.shown("a").qty().normalized().toString()).isEqualTo(isDone ? "2" : "1");
                });
    }

    private static VenueSetup once(FaultKind kind, FaultPoint point) {
        return plain().with(FaultRule.always(kind, point).times(1));
    }

    private static VenueSetup limited(FaultPoint point) {
        return once(FaultKind.RATE_LIMITED, point);
    }

    private static VenueSetup late(FaultKind kind, FaultPoint point) {
        return plain().with(FaultRule.late(kind, 1_000, point).times(1));
    }
}
