package io.stratos.venue.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueLink;
import io.stratos.execution.venue.VenueOpening;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// An account connected to a [FakeVenue], with a clock of its own and all that it heard.
final class Desk implements ReportSink, AutoCloseable {
    static final long MILLI = 1_000_000;
    private static final long SILENCE_SECONDS = 2;

    final FakeVenue venue;
    final List<VenueReport> reports = new ArrayList<>();
    final List<VenueAnswer> answers = new ArrayList<>();
    final List<StreamGap> gaps = new ArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private final VenueLink link;
    private long now = 1_000;

    Desk() throws Exception {
        this(Map.of());
    }

    Desk(Map<String, String> settings) throws Exception {
        venue = new FakeVenue();
        link = switch (new LoopbackAdapter().connect(access(venue.url(), settings))) {
            case VenueOpening.Connected(var opened) -> opened;
            case VenueOpening.Refused(var code, var detail) -> throw new AssertionError(code + " " + detail);
        };
        venue.awaitStream();
    }

    VenueAccess access(String url, Map<String, String> settings) {
        return new VenueAccess(url, new AccountId("acc"), settings, 0xab, () -> now, arrived::release);
    }

    VenueLink link() {
        return link;
    }

    long now() {
        return now;
    }

    Desk pass(long nanos) {
        now += nanos;
        return this;
    }

    Desk place(String id) {
        return send(new VenueRequest.Place(
                id,
                1,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                Decimal.ONE,
                Decimal.of("90"),
                null,
                false,
                false,
                0));
    }

    Desk cancel(String id) {
        return send(new VenueRequest.Cancel(id, 1));
    }

    Desk send(VenueRequest request) {
        link.send(request, now);
        return this;
    }

    Desk poll() {
        link.poll(now, this);
        return this;
    }

    /// Polls until this many reports were heard.
    List<VenueReport> heard(int count) throws InterruptedException {
        until(() -> reports.size() >= count);
        return reports;
    }

    void hearsGaps(StreamGap... of) throws InterruptedException {
        for (poll(); gaps.size() < of.length; poll()) {
            if (!arrived.tryAcquire(SILENCE_SECONDS, TimeUnit.SECONDS)) {
                // The client does not tell of every end; silence does.
                pass(4_000 * MILLI);
            }
        }
        assertThat(gaps).containsExactly(of);
    }

    void until(BooleanSupplier condition) throws InterruptedException {
        for (poll(); !condition.getAsBoolean(); poll()) {
            if (!arrived.tryAcquire(20, TimeUnit.SECONDS)) {
                fail("waited in vain, heard " + reports + answers + gaps);
            }
        }
    }

    @Override
    public void report(VenueReport report, long atNanos) {
        reports.add(report);
    }

    @Override
    public void answer(VenueAnswer answer, long atNanos) {
        answers.add(answer);
    }

    @Override
    public void gap(StreamGap gap, long atNanos) {
        gaps.add(gap);
    }

    @Override
    public void close() throws IOException {
        link.close();
        venue.close();
    }
}
