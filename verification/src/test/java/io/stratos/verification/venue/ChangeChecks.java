package io.stratos.verification.venue;

import static io.stratos.verification.venue.Check.that;
import static io.stratos.verification.venue.VenueSetup.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import io.stratos.execution.venue.VenueOrder.State;
import java.util.List;
import java.util.Objects;

/// Cancels and amends.
final class ChangeChecks {
    private ChangeChecks() {}

    static List<Check> all() {
        return List.of(
                that("a cancel takes an order back", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", "acknowledged");
                    trader.cancel("a");
                    trader.hears("a", "acknowledged", "canceled EXE_CANCELED");
                    assertThat(trader.shown("a").state()).isEqualTo(State.CANCELED);
                }),
                that("a cancel of an order that never was is refused", trader -> {
                    trader.cancel("never");
                    trader.hears("never", "cancel_rejected EXE_CANCEL_TOO_LATE");
                }),
                that("a cancel of a filled order is refused", trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                    trader.cancel("a");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker", "cancel_rejected EXE_CANCEL_TOO_LATE");
                }),
                that("a second cancel is refused", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.cancel("a");
                    trader.cancel("a");
                    trader.hears("a", "acknowledged", "canceled EXE_CANCELED", "cancel_rejected EXE_CANCEL_TOO_LATE");
                }),
                that("requests for one order arrive in the order in which they were sent", trader -> {
                    for (int i = 0; i < 20; i++) {
                        trader.limit("a" + i, Side.BUY, "1", "99.50");
                        trader.amend("a" + i, "2", null);
                        trader.cancel("a" + i);
                    }
                    for (int i = 0; i < 20; i++) {
                        trader.hears("a" + i, "acknowledged", "amended 2@99.5", "canceled EXE_CANCELED");
                    }
                }),
                that(
                        "what was filled before a cancel stays filled, and the rest goes",
                        plain().then("99.00 0.400", "99.00 2.000"),
                        trader -> {
                            trader.limit("a", Side.BUY, "1", "99.50");
                            trader.hears("a", "acknowledged");
                            trader.bench.market();
                            trader.hears("a", "acknowledged", "filled 0.4@99.5 maker");
                            trader.cancel("a");
                            trader.hears("a", "acknowledged", "filled 0.4@99.5 maker", "canceled EXE_CANCELED");
                            trader.bench.market();
                            assertThat(trader.position()).isEqualTo("0.4");
                        }),
                that("an amend to less is taken and shown", trader -> {
                    trader.limit("a", Side.BUY, "2", "99.50");
                    trader.amend("a", "1", null);
                    trader.hears("a", "acknowledged", "amended 1@99.5");
                    assertThat(trader.shown("a").qty().normalized()).isEqualTo(Decimal.ONE);
                }),
                that("an amend to more and another price is taken and shown", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.amend("a", "3", "99.40");
                    trader.hears("a", "acknowledged", "amended 3@99.4");
                    var price = Objects.requireNonNull(trader.shown("a").price());
                    assertThat(price.normalized()).isEqualTo(Decimal.of("99.4"));
                }),
                that("an amend that crosses takes", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", "acknowledged");
                    trader.amend("a", "1", "101.00");
                    trader.hears("a", "acknowledged", "amended 1@101", "filled 1@100.02 taker");
                }),
                that("an amend of an order that never was is refused", trader -> {
                    trader.amend("never", "1", null);
                    trader.hears("never", "amend_rejected EXE_AMEND_REJECTED");
                }),
                that("an amend of a canceled order is refused", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.cancel("a");
                    trader.amend("a", "2", null);
                    trader.hears("a", "acknowledged", "canceled EXE_CANCELED", "amend_rejected EXE_AMEND_REJECTED");
                }),
                that("an amend to what is filled already is refused", plain().then("99.00 0.400"), trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", "acknowledged");
                    trader.bench.market();
                    trader.hears("a", "acknowledged", "filled 0.4@99.5 maker");
                    trader.amend("a", "0.4", null);
                    trader.hears("a", "acknowledged", "filled 0.4@99.5 maker", "amend_rejected EXE_AMEND_REJECTED");
                }),
                that("an amend off the tick is refused and changes nothing", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.amend("a", "2", "99.405");
                    trader.hears("a", "acknowledged", "amend_rejected EXE_FILTER");
                    assertThat(trader.shown("a").qty().normalized()).isEqualTo(Decimal.ONE);
                }),
                that("an order without a limit cannot be given one", trader -> {
                    trader.send(Draft.stop("a", Side.SELL, "1", "99.00").place());
                    trader.amend("a", "1", "98.00");
                    trader.hears("a", "held", "amend_rejected EXE_AMEND_REJECTED");
                }));
    }
}
