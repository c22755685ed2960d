package io.stratos.verification.venue;

import static io.stratos.verification.venue.Check.that;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Side;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueReport;
import java.util.ArrayList;
import java.util.List;

/// What comes of a client order id that comes again, by the identity class that is declared.
final class IdentityChecks {
    private static final String DUPLICATE = "rejected EXE_DUPLICATE";
    private static final String TAKEN = "acknowledged";

    private IdentityChecks() {}

    static List<Check> all() {
        var checks = new ArrayList<Check>();
        for (var identity : IdentityClass.values()) {
            checks.add(whileOpen(identity));
            checks.add(whenDone(identity));
            checks.add(afterARefusal(identity));
            checks.add(declared(identity));
        }
        checks.add(that(
                "class A shows the original whatever the new body says", VenueSetup.of(IdentityClass.A), trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", TAKEN);
                    trader.limit("a", Side.BUY, "2", "98.00");
                    trader.hears("a", TAKEN, TAKEN);
                    assertThat(trader.shown("a").qty().normalized().toString()).isEqualTo("1");
                    assertThat(trader.reports("a", 2).stream().distinct()).hasSize(1);
                }));
        checks.add(that("class B3 forgets an id after its time", VenueSetup.of(IdentityClass.B3), trader -> {
            trader.limit("a", Side.BUY, "1", "99.50");
            trader.hears("a", TAKEN);
            trader.bench.pass(1_000_000_000L);
            trader.limit("a", Side.BUY, "1", "99.50");
            trader.hears("a", TAKEN, TAKEN);
            assertThat(trader.open()).containsExactly("a", "a");
        }));
        checks.add(that("class C shows the younger of two orders", VenueSetup.of(IdentityClass.C), trader -> {
            trader.limit("a", Side.BUY, "1", "99.50");
            trader.limit("a", Side.BUY, "2", "99.50");
            trader.hears("a", TAKEN, TAKEN);
            assertThat(trader.shown("a").qty().normalized().toString()).isEqualTo("2");
            assertThat(trader.reports("a", 2).stream()
                            .map(VenueReport.Acknowledged.class::cast)
                            .map(VenueReport.Acknowledged::venueOrderId)
                            .distinct())
                    .hasSize(2);
        }));
        return checks;
    }

    private static Check whileOpen(IdentityClass identity) {
        var second = identity == IdentityClass.A || identity == IdentityClass.C ? TAKEN : DUPLICATE;
        int orders = identity == IdentityClass.C ? 2 : 1;
        return that("class " + identity + ": an id that comes again while its order is open", setup(identity), it -> {
            it.limit("a", Side.BUY, "1", "99.50");
            it.hears("a", TAKEN);
            it.limit("a", Side.BUY, "1", "99.50");
            it.hears("a", TAKEN, second);
            assertThat(it.open()).hasSize(orders);
        });
    }

    private static Check whenDone(IdentityClass identity) {
        boolean isRemembered = identity == IdentityClass.B1 || identity == IdentityClass.B3;
        var second = isRemembered ? DUPLICATE : TAKEN;
        int orders = identity == IdentityClass.B2 || identity == IdentityClass.C ? 1 : 0;
        return that("class " + identity + ": an id that comes again when its order is done", setup(identity), it -> {
            it.limit("a", Side.BUY, "1", "99.50");
            it.cancel("a");
            it.hears("a", TAKEN, "canceled EXE_CANCELED");
            it.limit("a", Side.BUY, "1", "99.50");
            it.hears("a", TAKEN, "canceled EXE_CANCELED", second);
            assertThat(it.open()).hasSize(orders);
        });
    }

    private static Check afterARefusal(IdentityClass identity) {
        return that("class " + identity + ": the id of a refused order is free", setup(identity), it -> {
            it.limit("a", Side.BUY, "1", "99.505");
            it.hears("a", "rejected EXE_FILTER");
            it.limit("a", Side.BUY, "1", "99.50");
            it.hears("a", "rejected EXE_FILTER", TAKEN);
        });
    }

    private static Check declared(IdentityClass identity) {
        return that("class " + identity + " is declared, with how long ids are remembered", setup(identity), it -> {
            var traits = it.bench.port().traits();
            assertThat(traits.identityClass()).isEqualTo(identity);
            assertThat(traits.timing().idRetentionNanos()).isEqualTo(identity == IdentityClass.B3 ? 1_000_000_000L : 0);
        });
    }

    private static VenueSetup setup(IdentityClass identity) {
        return VenueSetup.of(identity);
    }
}
