package io.stratos.verification.venue;

import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.venue.IdentityClass;
import java.util.List;
import java.util.stream.Stream;

/// What a venue is like for one check, and the tape of its market: one instrument with a tick of 0.01 and lots of
/// 0.001, no latency, makers pay 2 bps and takers 5.
///
/// @param tape trades as `price qty`
public record VenueSetup(VenueConduct conduct, FaultPlan faults, List<String> tape) {

    /// What passed before anything is asked: the last price is 100.01, so the best bid is 100.00 and the best ask
    /// 100.02.
    static final String FIRST = "100.01 5.001";

    /// A venue of class B2 without faults.
    static VenueSetup plain() {
        return of(IdentityClass.B2);
    }

    /// Class B3 remembers ids for a second.
    static VenueSetup of(IdentityClass identity) {
        return new VenueSetup(
                VenueConduct.ofClass(identity, identity == IdentityClass.B3 ? 1_000_000_000L : 0),
                FaultPlan.NONE,
                List.of(FIRST));
    }

    VenueSetup with(VenueConduct other) {
        return new VenueSetup(other, faults, tape);
    }

    VenueSetup with(FaultPlan plan) {
        return new VenueSetup(conduct, plan, tape);
    }

    VenueSetup with(FaultRule... rules) {
        return with(FaultPlan.of(rules));
    }

    VenueSetup lag(QueryLag lag) {
        return with(conduct.timing(0, lag, VenueConduct.NOT_PROMISED));
    }

    /// Trades that happen when the check lets them.
    VenueSetup then(String... trades) {
        return new VenueSetup(
                conduct, faults, Stream.concat(tape.stream(), Stream.of(trades)).toList());
    }

    VenueConfig config() {
        var plain = VenueConfig.defaults("paper");
        return new VenueConfig(
                plain.name(),
                0,
                0,
                0,
                0,
                plain.makerFeeBps(),
                plain.takerFeeBps(),
                plain.feeScale(),
                1,
                0,
                VenueConfig.TakerDepth.UNLIMITED,
                10_000,
                conduct);
    }
}
