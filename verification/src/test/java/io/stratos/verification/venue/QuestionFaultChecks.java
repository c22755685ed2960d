package io.stratos.verification.venue;

import static io.stratos.verification.venue.Check.that;
import static io.stratos.verification.venue.VenueSetup.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.QueryKind;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueQuery;
import java.util.ArrayList;
import java.util.List;

/// Questions on which something goes wrong: a failed or cut answer never looks like a whole one.
final class QuestionFaultChecks {
    private static final List<FaultKind> FAILING =
            List.of(FaultKind.DROP_REQUEST, FaultKind.DROP_REPLY, FaultKind.SERVER_ERROR, FaultKind.HTML);

    private QuestionFaultChecks() {}

    static List<Check> all() {
        var checks = new ArrayList<Check>();
        for (var kind : QueryKind.values()) {
            for (var fault : FAILING) {
                checks.add(fails(kind, fault, ReasonCode.EXE_NETWORK));
            }
            checks.add(fails(kind, FaultKind.RATE_LIMITED, ReasonCode.EXE_RATE_LIMITED));
            checks.add(lags(kind));
        }
        checks.add(that(
                "open orders that are cut say that they are not all", plain().with(cut(FaultPoint.OPEN_ORDERS)), it -> {
                    for (int i = 0; i < 5; i++) {
                        it.limit("o" + i, Side.BUY, "1", "99.50");
                        it.hears("o" + i, "acknowledged");
                    }
                    assertThat(it.openPage("").completeness()).isEqualTo(Completeness.TRUNCATED);
                    assertThat(it.open()).hasSize(3);
                }));
        checks.add(that(
                "fills that are cut say that they are not all, and go on", plain().with(cut(FaultPoint.FILLS)), it -> {
                    for (int i = 0; i < 5; i++) {
                        it.market("o" + i, Side.BUY, "1");
                        it.hears("o" + i, "acknowledged", "filled 1@100.02 taker");
                    }
                    var first = it.fillsAfter("");
                    assertThat(first.completeness()).isEqualTo(Completeness.TRUNCATED);
                    assertThat(first.fills()).hasSize(3);
                    assertThat(it.fillsAfter(first.nextCursor()).fills().getFirst())
                            .isEqualTo(it.fill("o3", 0));
                }));
        checks.add(that(
                "an empty answer comes as the venue gives it",
                plain().with(FaultRule.always(FaultKind.EMPTY, FaultPoint.OPEN_ORDERS)),
                it -> {
                    it.limit("a", Side.BUY, "1", "99.50");
                    it.hears("a", "acknowledged");
                    assertThat(it.openPage("").completeness()).isEqualTo(Completeness.COMPLETE);
                    assertThat(it.open()).isEmpty();
                    assertThat(it.order("a")).isNotNull();
                }));
        checks.add(that(
                "an answer that is late comes late, and once",
                plain().with(FaultRule.late(FaultKind.DELAY, 1_000, FaultPoint.POSITIONS)),
                it -> {
                    var answer = it.askAndPass(VenueQuery.Positions::new, 1_000);
                    assertThat(answer).isInstanceOf(VenueAnswer.Positions.class);
                }));
        return checks;
    }

    private static Check fails(QueryKind kind, FaultKind fault, ReasonCode code) {
        var setup = plain().with(FaultRule.always(fault, point(kind)).times(1));
        return that("a question for " + kind + " with " + fault.word() + " fails and says nothing", setup, trader -> {
            var answer = trader.ask(id -> question(kind, id));
            assertThat(answer).isEqualTo(new VenueAnswer.Failed(answer.id(), code));
            assertThat(trader.ask(id -> question(kind, id))).isNotInstanceOf(VenueAnswer.Failed.class);
        });
    }

    /// Behind by more than the venue promises.
    private static Check lags(QueryKind kind) {
        var setup = plain().with(FaultRule.late(FaultKind.LAG, 1_000, point(kind)));
        return that("an answer for " + kind + " can be behind the book", setup, trader -> {
            trader.market("a", Side.BUY, "1");
            trader.hears("a", "acknowledged", "filled 1@100.02 taker");
            trader.limit("b", Side.BUY, "1", "99.50");
            trader.hears("b", "acknowledged");
            assertThat(shows(trader, kind)).isFalse();
            trader.bench.pass(1_000);
            assertThat(shows(trader, kind)).isTrue();
        });
    }

    private static boolean shows(Trader trader, QueryKind kind) throws Exception {
        return switch (kind) {
            case OPEN_ORDERS -> trader.open().contains("b");
            case ORDER -> trader.order("b") != null;
            case FILLS -> !trader.fillsAfter("").fills().isEmpty();
            case POSITIONS -> !trader.position().equals("flat");
        };
    }

    private static VenueQuery question(QueryKind kind, QueryId id) {
        return switch (kind) {
            case OPEN_ORDERS -> new VenueQuery.OpenOrders(id, "");
            case ORDER -> new VenueQuery.ById(id, "a", 1);
            case FILLS -> new VenueQuery.Fills(id, "");
            case POSITIONS -> new VenueQuery.Positions(id);
        };
    }

    private static FaultPoint point(QueryKind kind) {
        return FaultPoint.valueOf(kind.name());
    }

    private static FaultRule cut(FaultPoint point) {
        return FaultRule.always(FaultKind.TRUNCATE, point);
    }
}
