package io.stratos.venue.loopback;

import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueLink;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import io.stratos.venue.loopback.wire.Answers;
import io.stratos.venue.loopback.wire.Asked;
import io.stratos.venue.loopback.wire.Frame;
import io.stratos.venue.loopback.wire.JsonObject;
import io.stratos.venue.loopback.wire.Reports;
import io.stratos.venue.loopback.wire.UnreadableException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The port over the network. What the client's threads bring waits in a queue, bounded by the calls underway and
/// by what the stream was asked for; everything is decided by the account's thread in [#poll].
///
/// The outcome of a request is told once: by its response, or by the stream if that is first; the other one is
/// passed over. One that was told as lost can still be told by the stream: late evidence is evidence.
final class LoopbackLink implements VenueLink {
    private static final int OK = 200;
    private static final int MALFORMED = 400;
    private static final int LIMITED = 429;
    private static final int ARRIVALS_EACH_POLL = 10_000;
    private static final int REMEMBERED = 10_000;

    /// What came in, and is not yet looked at.
    private sealed interface Arrival {
        record Replied(Call call, Reply reply) implements Arrival {}

        record Streamed(Socket.Came came) implements Arrival {}

        /// Made here, told with the next poll.
        record Report(VenueReport report) implements Arrival {}

        record Answer(VenueAnswer answer) implements Arrival {}
    }

    private final VenueAccess access;
    private final Http http;
    private final VenueTraits traits;
    private final List<Instrument> instruments;
    private final Calls calls;
    private final StreamWatch watch;
    private final Queue<Arrival> arrived = new ConcurrentLinkedQueue<>();
    private final Queue<Arrival> here = new ArrayDeque<>();
    /// Requests that a response has answered, and not yet the stream; the newest of them.
    private final Set<String> answered = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final CountDownLatch firstFrame = new CountDownLatch(1);
    private @Nullable Socket socket;
    private long named;
    private boolean isClosed;

    LoopbackLink(
            VenueAccess access,
            LoopbackSettings settings,
            Http http,
            VenueTraits traits,
            List<Instrument> instruments) {
        this.access = access;
        this.http = http;
        this.traits = traits;
        this.instruments = List.copyOf(instruments);
        calls = new Calls(settings);
        watch = new StreamWatch(settings, access.seed());
    }

    /// Starts the stream and waits for its first frame.
    ///
    /// @return whether it came
    boolean open(long nowNanos, long waitSeconds) throws InterruptedException {
        connect(nowNanos);
        return firstFrame.await(waitSeconds, TimeUnit.SECONDS);
    }

    @Override
    public VenueTraits traits() {
        return traits;
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public void send(VenueRequest request, long nowNanos) {
        if (isClosed || !calls.add(new Call.ToDo(request, name(), nowNanos, new Call.Progress()))) {
            var code = isClosed ? ReasonCode.EXE_NETWORK : ReasonCode.EXE_RATE_LIMITED;
            here.add(new Arrival.Report(Refusals.of(request, code)));
            return;
        }
        start();
    }

    @Override
    public boolean hasRoomFor(VenueRequest request) {
        return isClosed || calls.startsAtOnce(request);
    }

    @Override
    public void ask(VenueQuery query, long nowNanos) {
        if (isClosed || !calls.add(new Call.ToAnswer(query, name(), nowNanos, new Call.Progress()))) {
            var code = isClosed ? ReasonCode.EXE_NETWORK : ReasonCode.EXE_RATE_LIMITED;
            here.add(new Arrival.Answer(new VenueAnswer.Failed(query.id(), code)));
            return;
        }
        start();
    }

    @Override
    public void poll(long nowNanos, ReportSink sink) {
        int left = ARRIVALS_EACH_POLL;
        for (var next = take(); next != null; next = left > 0 ? take() : null) {
            left--;
            switch (next) {
                case Arrival.Replied(var call, var reply) -> replied(call, reply, nowNanos, sink);
                case Arrival.Streamed(var came) -> streamed(came, nowNanos, sink);
                case Arrival.Report(var report) -> sink.report(report, nowNanos);
                case Arrival.Answer(var answer) -> sink.answer(answer, nowNanos);
            }
        }
        for (var call : calls.overdue(nowNanos)) {
            tooLate(call, nowNanos, sink);
        }
        if (!isClosed) {
            keepUp(nowNanos, sink);
            start();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        if (socket != null) {
            socket.abort();
        }
        http.close();
    }

    private @Nullable Arrival take() {
        var made = here.poll();
        return made == null ? arrived.poll() : made;
    }

    private void arrive(Arrival arrival) {
        arrived.add(arrival);
        access.arrived().run();
    }

    private String name() {
        named++;
        return Long.toHexString(access.seed()) + "-" + named;
    }

    private void start() {
        for (var call = calls.next(); call != null; call = calls.next()) {
            var begun = call;
            boolean isRequest = call instanceof Call.ToDo;
            // The time it was handed over, not the time its turn came: evidence of absence counts from there.
            long sent = call.askedNanos() + traits.timing().clockOffsetNanos();
            call.progress().connection = watch.connection();
            call.progress().underway = http.call(
                    call.wire(),
                    isRequest ? call.name() : null,
                    sent,
                    reply -> arrive(new Arrival.Replied(begun, reply)));
        }
    }

    private void replied(Call call, Reply reply, long nowNanos, ReportSink sink) {
        if (call.progress().isOver) {
            return;
        }
        boolean wasTold = call.progress().isTold;
        switch (call) {
            case Call.ToAnswer question -> sink.answer(answer(question.query(), reply), nowNanos);
            case Call.ToDo request -> {
                if (!wasTold) {
                    var report = report(request.request(), reply);
                    if (!(report instanceof VenueReport.Lost)) {
                        answered.add(call.name());
                    }
                    if (isEchoed(reply, report)) {
                        watch.expect(call.name(), call.progress().connection, nowNanos);
                    }
                    sink.report(report, nowNanos);
                }
            }
        }
        calls.told(call);
        calls.over(call);
    }

    private static VenueAnswer answer(VenueQuery query, Reply reply) {
        if (reply instanceof Reply.Answered(int status, var body)) {
            if (status == LIMITED) {
                return new VenueAnswer.Failed(query.id(), ReasonCode.EXE_RATE_LIMITED);
            }
            if (status == OK) {
                try {
                    return Answers.read(query, JsonObject.parse(body));
                } catch (UnreadableException broken) {
                    return new VenueAnswer.Failed(query.id(), ReasonCode.EXE_NETWORK);
                }
            }
        }
        return new VenueAnswer.Failed(query.id(), ReasonCode.EXE_NETWORK);
    }

    /// Only the venue's own words are a refusal: its code, under the status that says that nothing happened.
    private static VenueReport report(VenueRequest request, Reply reply) {
        return switch (reply) {
            case Reply.NotSent _ -> Refusals.of(request, ReasonCode.EXE_NETWORK);
            case Reply.Lost _ -> new VenueReport.Lost(request.clientOrderId());
            case Reply.Answered(int status, var body) -> {
                try {
                    var read = JsonObject.parse(body);
                    yield switch (status) {
                        case OK -> {
                            var report = Reports.read(read);
                            yield Asked.isAnswer(request, report)
                                    ? report
                                    : new VenueReport.Lost(request.clientOrderId());
                        }
                        case MALFORMED -> refusal(request, ReasonCode.EXE_VENUE_REJECTED, read);
                        case LIMITED -> refusal(request, ReasonCode.EXE_RATE_LIMITED, read);
                        default -> new VenueReport.Lost(request.clientOrderId());
                    };
                } catch (UnreadableException broken) {
                    yield new VenueReport.Lost(request.clientOrderId());
                }
            }
        };
    }

    /// What stands before a venue answers in JSON too, and does not know the venue's code.
    private static VenueReport refusal(VenueRequest request, ReasonCode code, JsonObject said)
            throws UnreadableException {
        return said.text("code").equals(code.name())
                ? Refusals.of(request, code)
                : new VenueReport.Lost(request.clientOrderId());
    }

    /// Whether the stream must tell it too; of what was not let near the book it may.
    private static boolean isEchoed(Reply reply, VenueReport report) {
        return reply instanceof Reply.Answered(int status, var _)
                && status == OK
                && !(report instanceof VenueReport.Lost);
    }

    private void tooLate(Call call, long nowNanos, ReportSink sink) {
        var reply = call.progress().underway;
        boolean wasTold = call.progress().isTold;
        calls.told(call);
        calls.over(call);
        if (reply != null) {
            reply.cancel();
        }
        switch (call) {
            case Call.ToAnswer question ->
                sink.answer(new VenueAnswer.Failed(question.query().id(), ReasonCode.EXE_NETWORK), nowNanos);
            case Call.ToDo request
            when !wasTold ->
                sink.report(
                        reply == null
                                ? Refusals.of(request.request(), ReasonCode.EXE_NOT_SENT_TOO_LATE)
                                : new VenueReport.Lost(request.request().clientOrderId()),
                        nowNanos);
            case Call.ToDo _ -> {}
        }
    }

    private void streamed(Socket.Came came, long nowNanos, ReportSink sink) {
        if (came.by() != socket) {
            return;
        }
        switch (came) {
            case Socket.Came.End _ -> ended(nowNanos, sink);
            case Socket.Came.Text(var by, var text) -> {
                by.taken();
                try {
                    frame(Frame.read(JsonObject.parse(text)), nowNanos, sink);
                } catch (UnreadableException broken) {
                    by.abort();
                }
            }
        }
    }

    private void frame(Frame frame, long nowNanos, ReportSink sink) {
        switch (frame) {
            case Frame.Heartbeat(long seq) -> tell(watch.heartbeat(seq, nowNanos), nowNanos, sink);
            case Frame.Told(long seq, var request, var report) -> {
                tell(watch.told(seq, nowNanos), nowNanos, sink);
                if (request == null || !isKnown(request)) {
                    sink.report(report, nowNanos);
                }
            }
        }
    }

    /// Whether a report by the stream tells what its response told already. If the stream is first, its word
    /// is told, and the response will be passed over.
    private boolean isKnown(String request) {
        watch.came(request);
        if (answered.remove(request)) {
            return true;
        }
        var call = calls.byName(request);
        if (call == null) {
            return false;
        }
        boolean wasTold = call.progress().isTold;
        calls.told(call);
        return wasTold;
    }

    private void keepUp(long nowNanos, ReportSink sink) {
        switch (watch.tick(nowNanos)) {
            case NOTHING -> {}
            case CONNECT -> connect(nowNanos);
            case ABORT -> {
                if (socket != null) {
                    socket.abort();
                }
                ended(nowNanos, sink);
            }
        }
    }

    private void connect(long nowNanos) {
        watch.connecting(nowNanos);
        var opening = new Socket(came -> {
            arrive(new Arrival.Streamed(came));
            if (came instanceof Socket.Came.Text) {
                firstFrame.countDown();
            }
        });
        socket = opening;
        http.open(Asked.stream(access.account()), opening);
    }

    private void ended(long nowNanos, ReportSink sink) {
        socket = null;
        tell(watch.ended(nowNanos), nowNanos, sink);
    }

    private static void tell(@Nullable StreamGap gap, long nowNanos, ReportSink sink) {
        if (gap != null) {
            sink.gap(gap, nowNanos);
        }
    }
}
