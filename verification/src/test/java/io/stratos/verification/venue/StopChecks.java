package io.stratos.verification.venue;

import static io.stratos.verification.venue.Check.that;
import static io.stratos.verification.venue.VenueSetup.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Side;
import io.stratos.execution.venue.VenueOrder.State;
import java.util.List;

/// Orders that wait for a trigger.
final class StopChecks {
    private StopChecks() {}

    static List<Check> all() {
        return List.of(
                that("a stop is held, and says so", trader -> {
                    trader.send(Draft.stop("a", Side.SELL, "1", "99.00").place());
                    trader.hears("a", "held");
                    assertThat(trader.shown("a").state()).isEqualTo(State.HELD);
                }),
                that("a stop that is triggered takes", plain().then("98.00 1.000"), trader -> {
                    trader.send(Draft.stop("a", Side.SELL, "1", "99.00").place());
                    trader.hears("a", "held");
                    trader.bench.market();
                    trader.hears("a", "held", "filled 1@97.99 taker");
                }),
                that("a stop that is not reached waits", plain().then("99.01 1.000"), trader -> {
                    trader.send(Draft.stop("a", Side.SELL, "1", "99.00").place());
                    trader.hears("a", "held");
                    trader.bench.market();
                    assertThat(trader.open()).containsExactly("a");
                }),
                that("a stop-limit that is triggered goes on as a limit order", plain().then("98.00 1.000"), trader -> {
                    trader.send(Draft.stopLimit("a", Side.SELL, "1", "99.00", "98.50")
                            .place());
                    trader.hears("a", "held");
                    trader.bench.market();
                    trader.hears("a", "held", "acknowledged");
                    assertThat(trader.shown("a").state()).isEqualTo(State.WORKING);
                }),
                that("a stop behind the market triggers at once", trader -> {
                    trader.send(Draft.stop("a", Side.SELL, "1", "101.00").place());
                    trader.hears("a", "acknowledged", "filled 1@100 taker");
                }),
                that("a stop that waits can be canceled", trader -> {
                    trader.send(Draft.stop("a", Side.SELL, "1", "99.00").place());
                    trader.hears("a", "held");
                    trader.cancel("a");
                    trader.hears("a", "held", "canceled EXE_CANCELED");
                    assertThat(trader.open()).isEmpty();
                }));
    }
}
