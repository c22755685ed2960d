package io.stratos.verification.venue;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.faults.FaultyVenue;
import io.stratos.execution.venue.VenuePort;
import io.stratos.host.run.VenueSettings;
import java.util.ArrayDeque;
import java.util.Queue;

/// The paper venue in this process, behind its fault plan.
final class PaperBench implements VenueBench {
    private final PaperVenue book;
    private final FaultyVenue venue;
    private final Queue<String> tape;
    private long now = ScriptedTape.START_NANOS;

    private PaperBench(VenueSetup setup, PaperVenue book) {
        this.book = book;
        venue = new FaultyVenue(book, setup.faults());
        tape = new ArrayDeque<>(setup.tape());
        market();
    }

    static VenueBench start(VenueSetup setup) throws Exception {
        var instruments = VenueSettings.defaults().instruments(ScriptedTape.of(setup.tape()));
        return new PaperBench(setup, new PaperVenue(setup.config(), new AccountId("acc"), instruments));
    }

    @Override
    public VenuePort port() {
        return venue;
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public void pass(long nanos) {
        now += nanos;
    }

    @Override
    public void market() {
        var cells = tape.remove().split(" ", -1);
        book.onMarket(1, new EventBody.Trade(Decimal.of(cells[0]), Decimal.of(cells[1]), null, 0), now);
    }

    @Override
    public void reconnect() {
        book.disconnected(now);
    }

    /// Everything that is due came with the last poll, but for what waits for a successor.
    @Override
    public boolean await() {
        if (venue.nextDueNanos() > now + 1) {
            return false;
        }
        now++;
        return true;
    }

    @Override
    public void close() {}
}
