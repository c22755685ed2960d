package io.stratos.host.live.account;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An installed adapter's port, so that what it throws concerns its own account alone. A call that broke has the
/// outcome
/// that the port's contract has for the unknown: a request is lost, a question failed, reports may have been missed.
///
/// Whoever drives it asks [#takeBreakage] after each cycle. What the account itself throws while it takes a report is a
/// bug of ours and goes through.
final class GuardedPort implements VenuePort {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedPort.class);

    /// An adapter that broke is not polled for that long: it is not to be asked in a loop.
    private static final long REST_NANOS = 1_000_000_000L;

    private final VenuePort adapter;
    private final VenueTraits traits;
    private final ArrayDeque<VenueReport> lost = new ArrayDeque<>();
    private final ArrayDeque<VenueAnswer> unanswered = new ArrayDeque<>();
    /// Calls whose breaking is in the log; once is enough.
    private final Set<String> told = new HashSet<>();
    private @Nullable String breakage;
    private boolean isDeaf;
    /// The adapter's own last word of its stream; that it can be polled again does not bring the stream back.
    private boolean isStreamDown;
    private long polledAgainAt;

    GuardedPort(VenuePort adapter) {
        this.adapter = adapter;
        traits = adapter.traits();
    }

    /// The call that broke since somebody last asked, null if none did.
    @Nullable
    String takeBreakage() {
        var call = breakage;
        breakage = null;
        return call;
    }

    /// As they were when the account was put together: what evidence rests on does not change under it.
    @Override
    public VenueTraits traits() {
        return traits;
    }

    @Override
    public void send(VenueRequest request, long nowNanos) {
        try {
            adapter.send(request, nowNanos);
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            broke("send", broken);
            lost.add(new VenueReport.Lost(request.clientOrderId()));
        }
    }

    /// Without a word from the adapter only what takes risk back is let through.
    @Override
    public boolean hasRoomFor(VenueRequest request) {
        try {
            return adapter.hasRoomFor(request);
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            broke("hasRoomFor", broken);
            return request instanceof VenueRequest.Cancel;
        }
    }

    @Override
    public void ask(VenueQuery query, long nowNanos) {
        try {
            adapter.ask(query, nowNanos);
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            broke("ask", broken);
            unanswered.add(new VenueAnswer.Failed(query.id(), ReasonCode.EXE_ADAPTER));
        }
    }

    @Override
    public void poll(long nowNanos, ReportSink sink) {
        for (var report = lost.poll(); report != null; report = lost.poll()) {
            sink.report(report, nowNanos);
        }
        for (var answer = unanswered.poll(); answer != null; answer = unanswered.poll()) {
            sink.answer(answer, nowNanos);
        }
        if (nowNanos >= polledAgainAt) {
            pollAdapter(nowNanos, sink);
        }
    }

    private void pollAdapter(long nowNanos, ReportSink sink) {
        var ours = new Ours(sink);
        try {
            adapter.poll(nowNanos, ours);
            ours.rethrow();
            if (isDeaf) {
                isDeaf = false;
                sink.gap(isStreamDown ? StreamGap.FRAMES_LOST : StreamGap.RECONNECTED, nowNanos);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            ours.rethrow(); // whatever the adapter made of it
            broke("poll", broken);
            polledAgainAt = nowNanos + REST_NANOS;
            isDeaf = true;
            sink.gap(StreamGap.DISCONNECTED, nowNanos);
        }
    }

    void close(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception broken) { // the host stops; what the adapter left open ends with the process
            tell("close", broken);
        }
    }

    private void broke(String call, Throwable broken) {
        if (breakage == null) {
            tell(call, broken);
            breakage = call;
        }
    }

    /// Where, and not in its own words: they may hold what the adapter knows of secrets (SPEC Z-5).
    private void tell(String call, Throwable broken) {
        if (!told.add(call)) {
            return;
        }
        var trace = broken.getStackTrace();
        var at = trace.length == 0 ? "" : trace[0].toString();
        LOG.error(
                "{}: the adapter of {} broke in {}: {} at {}",
                ReasonCode.EXE_ADAPTER,
                traits.name(),
                call,
                broken.getClass().getName(),
                at);
    }

    /// The account's side of a poll. Remembers what it threw itself, also where the adapter keeps it to itself, and
    /// takes nothing more after that.
    private final class Ours implements ReportSink {
        private final ReportSink sink;
        private @Nullable RuntimeException bug;
        private @Nullable Error collapse;

        Ours(ReportSink sink) {
            this.sink = sink;
        }

        @Override
        public void report(VenueReport report, long atNanos) {
            call(() -> sink.report(report, atNanos));
        }

        @Override
        public void answer(VenueAnswer answer, long atNanos) {
            call(() -> sink.answer(answer, atNanos));
        }

        @Override
        public void gap(StreamGap gap, long atNanos) {
            isStreamDown = gap == StreamGap.DISCONNECTED || (isStreamDown && gap != StreamGap.RECONNECTED);
            call(() -> sink.gap(gap, atNanos));
        }

        private void call(Runnable taking) {
            rethrow();
            try {
                taking.run();
            } catch (RuntimeException ours) {
                bug = ours;
                throw ours;
            } catch (Error ours) {
                collapse = ours;
                throw ours;
            }
        }

        void rethrow() {
            if (bug != null) {
                throw bug;
            }
            if (collapse != null) {
                throw collapse;
            }
        }
    }
}
