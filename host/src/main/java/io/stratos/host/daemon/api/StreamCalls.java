package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.deploy.Deployments;
import io.stratos.host.document.Json;
import io.stratos.host.live.LiveHost;
import io.stratos.host.metrics.HostMetrics;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// | | |
/// | --- | --- |
/// | `GET /v1/events/stream?instance=I&after=SEQ` | what happens, as server-sent events |
///
/// Events: `begin` (how far the journal is), `record` (its number is the event's id), `instance` (one that
/// stands otherwise than it was told), `end` (why no more comes). A reader that comes back with
/// `Last-Event-ID` goes on behind that record. Nobody who trades knows of readers: each looks at the ledger
/// ten times a second, on its own thread.
public final class StreamCalls implements Calls {
    private static final Logger LOG = LoggerFactory.getLogger(StreamCalls.class);
    private static final long LOOK_NANOS = 100_000_000L;

    /// Between two pages of a reader that has much to catch up with: who trades on the same cores goes first.
    private static final long PAGE_NANOS = 2_000_000L;

    /// Instances are compared, and a reader who is gone is found, once a second.
    private static final int LOOKS_PER_BEAT = 10;

    private final LedgerWindow ledger;
    private final Deployments deployments;
    private final InstanceDocument documents;
    private final int readersMax;
    private final Semaphore places;

    /// @param readersMax readers at once; each has a thread
    public StreamCalls(
            LiveHost host, Deployments deployments, HostMetrics metrics, LedgerWindow ledger, int readersMax) {
        this.readersMax = readersMax;
        places = new Semaphore(readersMax);
        this.ledger = ledger;
        this.deployments = deployments;
        documents = new InstanceDocument(host, metrics);
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/v1/events/stream",
                Says.that("What happens, as server-sent events: records of the journal, and instances that stand"
                                + " otherwise. Last-Event-ID, or after, goes on behind a record.")
                        .query("instance? after:integer?")
                        .answersIn("text/event-stream")
                        .refuses(503),
                this::serve);
    }

    private void serve(Context context) throws Refused {
        var only = context.queryParam("instance") == null ? null : Asked.instance(context);
        var tail = new JournalTail(ledger, only, after(context));
        if (!places.tryAcquire()) {
            context.status(HttpStatus.SERVICE_UNAVAILABLE);
            Answers.json(
                    context,
                    Answers.refusal(Refusal.of(ReasonCode.API_STREAMS, "no more readers are served at once")
                            .got(readersMax + 1, "at most " + readersMax)));
            return;
        }
        try {
            follow(context, tail, only);
        } catch (IOException gone) {
            LOG.info("a reader of events is gone behind record {}: {}", tail.last(), gone.getMessage());
        } finally {
            places.release();
        }
    }

    /// The last record that the reader has, -1 if it has none.
    private static long after(Context context) throws Refused {
        var header = context.header("Last-Event-ID");
        return header == null
                ? Asked.number(context, "after", 0, Long.MAX_VALUE, -1)
                : Asked.number("Last-Event-ID", header, 0, Long.MAX_VALUE);
    }

    private void follow(Context context, JournalTail tail, @Nullable InstanceId only) throws IOException {
        var response = context.res();
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        var out = new EventOut(response.getOutputStream());
        out.event("begin", tail.last(), begin(tail.last()));
        var news = new InstanceNews();
        try {
            for (int look = 0; !Thread.currentThread().isInterrupted(); look++) {
                boolean isQuiet = look(out, tail, only, news, look);
                out.flush();
                LockSupport.parkNanos(isQuiet ? LOOK_NANOS : PAGE_NANOS);
            }
        } catch (Refused ended) {
            LOG.info(
                    "a reader of events is let go behind record {}: {}",
                    tail.last(),
                    ended.first().code());
            out.event("end", Json.text(Answers.refusal(ended)));
            out.flush();
        }
    }

    /// @return whether the journal had nothing more
    private boolean look(EventOut out, JournalTail tail, @Nullable InstanceId only, InstanceNews news, int look)
            throws IOException, Refused {
        long before = tail.last();
        for (var line : tail.next()) {
            out.event("record", line.seq(), line.json());
        }
        if (look % LOOKS_PER_BEAT == 0) {
            for (var row : news.of(rows(only))) {
                out.event("instance", Json.text(row));
            }
            out.beat();
        }
        return tail.last() == before;
    }

    private List<Map<String, @Nullable Object>> rows(@Nullable InstanceId only) {
        var all = documents.rows(deployments.resting());
        return only == null
                ? all
                : all.stream()
                        .filter(row -> only.toString().equals(row.get("instance")))
                        .toList();
    }

    private static String begin(long seq) {
        var out = Json.object();
        out.put("schema", "stratos.stream/1");
        out.put("seq", seq);
        return Json.text(out);
    }
}
