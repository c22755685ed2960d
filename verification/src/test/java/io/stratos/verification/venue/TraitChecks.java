package io.stratos.verification.venue;

import static io.stratos.verification.venue.Check.that;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.venue.ClientIdAlphabet;
import io.stratos.execution.venue.QueryKind;
import io.stratos.execution.venue.VenueTiming;
import java.util.ArrayList;
import java.util.List;

/// What an adapter declares is what its venue does.
final class TraitChecks {
    private TraitChecks() {}

    static List<Check> all() {
        var checks = new ArrayList<Check>();
        for (var type : OrderType.values()) {
            checks.add(type(type));
        }
        for (var tif : TimeInForce.values()) {
            checks.add(tif(tif));
        }
        checks.add(that(
                "the venue has a name",
                trader -> assertThat(trader.bench.port().traits().name()).isEqualTo("paper")));
        checks.add(that("a client order id of the longest length is taken", trader -> {
            var alphabet = trader.bench.port().traits().clientIdAlphabet();
            var character = alphabet == ClientIdAlphabet.UPPER_BASE32 ? "A" : "a";
            var id = character.repeat(trader.bench.port().traits().clientIdLengthMax());
            trader.limit(id, Side.BUY, "1", "99.50");
            trader.hears(id, "acknowledged");
            assertThat(trader.shown(id).clientOrderId()).isEqualTo(id);
        }));
        checks.add(that(
                "every question is declared",
                trader -> assertThat(trader.bench.port().traits().queries())
                        .containsExactlyInAnyOrder(QueryKind.values())));
        checks.add(that("a venue without promises declares none", trader -> {
            var timing = trader.bench.port().traits().timing();
            assertThat(timing.declaresAbsence()).isFalse();
            assertThat(timing.visibilityHorizonNanos()).isEqualTo(VenueTiming.NOT_DECLARED);
            assertThat(timing.cancelOnDisconnect()).isFalse();
        }));
        var promising = VenueSetup.plain();
        checks.add(that(
                "request expiry and visibility horizon are declared as promised",
                promising.with(promising.conduct().timing(2_000_000_000L, QueryLag.all(10), 500)),
                trader -> {
                    var timing = trader.bench.port().traits().timing();
                    assertThat(timing.requestExpiryNanos()).isEqualTo(2_000_000_000L);
                    assertThat(timing.visibilityHorizonNanos()).isEqualTo(500);
                    assertThat(timing.declaresAbsence()).isTrue();
                }));
        checks.add(that(
                "a request in time passes the expiry",
                promising.with(promising.conduct().timing(1, QueryLag.NONE, 0)),
                trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", "acknowledged");
                }));
        return checks;
    }

    private static Check type(OrderType type) {
        return that("an order of type " + type + " is taken if it is declared", trader -> {
            assertThat(trader.bench.port().traits().orderTypes()).contains(type);
            var draft = new Draft("a", Side.SELL, type, TimeInForce.GTC, "1");
            var priced = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT ? draft.price("120.00") : draft;
            boolean isStop = type == OrderType.STOP_MARKET || type == OrderType.STOP_LIMIT;
            trader.send((isStop ? priced.trigger("90.00") : priced).place());
            switch (type) {
                case MARKET -> trader.hears("a", "acknowledged", "filled 1@100 taker");
                case LIMIT -> trader.hears("a", "acknowledged");
                case STOP_MARKET, STOP_LIMIT -> trader.hears("a", "held");
            }
        });
    }

    private static Check tif(TimeInForce tif) {
        return that("an order that is " + tif + " is taken if it is declared", trader -> {
            assertThat(trader.bench.port().traits().timesInForce()).contains(tif);
            var draft = new Draft("a", Side.SELL, OrderType.LIMIT, tif, "1").price("100.00");
            boolean isDated = tif == TimeInForce.GTD;
            trader.send((isDated ? draft.until(trader.bench.nowNanos() + 1_000_000) : draft).place());
            trader.hears("a", "acknowledged", "filled 1@100 taker");
        });
    }
}
