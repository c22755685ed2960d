package io.stratos.host.live.market;

import io.stratos.execution.venue.MarketAccess;
import io.stratos.execution.venue.MarketOpening;
import io.stratos.execution.venue.MarketProvider;
import io.stratos.host.tape.Tape;

/// The market data that come with the program: a tape, played back ([TapeSource]). Records name the instruments by
/// their place on the tape, from 1.
///
/// @param speed seconds of the tape in one, from 1
public record TapeProvider(Tape tape, long speed) implements MarketProvider {

    @Override
    public String name() {
        return "tape";
    }

    @Override
    public MarketOpening open(MarketAccess access) {
        return new MarketOpening.Connected(new TapeSource(tape, speed, access.afterRecord()));
    }
}
