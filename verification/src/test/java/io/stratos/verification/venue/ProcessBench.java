package io.stratos.verification.venue;

import io.stratos.abi.model.AccountId;
import io.stratos.execution.venue.VenueAccess;
import io.stratos.execution.venue.VenueLink;
import io.stratos.execution.venue.VenueOpening;
import io.stratos.execution.venue.VenuePort;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.LedgerDoor;
import io.stratos.host.run.VenueSettings;
import io.stratos.host.tape.Tape;
import io.stratos.host.venue.VenueOptions;
import io.stratos.host.venue.VenueProcess;
import io.stratos.venue.loopback.LoopbackAdapter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The venue behind its protocol, on real sockets, and the adapter to it. Host and venue see one clock, which only
/// the check moves.
final class ProcessBench implements VenueBench {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int IDLE_BEATS = 4;

    private final Path data;
    private final VenueSetup setup;
    private final AtomicLong clock = new AtomicLong(ScriptedTape.START_NANOS);
    private final Semaphore arrived = new Semaphore(0);
    private final Tape tape;
    private final int port;
    private VenueProcess process;
    private VenueLink link;

    private ProcessBench(VenueSetup setup, Path data) throws Exception {
        this.setup = setup;
        this.data = data;
        tape = ScriptedTape.of(setup.tape());
        process = process(0);
        port = process.port();
        link = connect();
        market();
    }

    static VenueBench start(VenueSetup setup) throws Exception {
        return of(setup);
    }

    static ProcessBench of(VenueSetup setup) throws Exception {
        return new ProcessBench(setup, Files.createTempDirectory("venue"));
    }

    private VenueProcess process(int wanted) throws Refused {
        var instruments = VenueSettings.defaults().instruments(tape);
        return VenueProcess.start(
                new VenueOptions(wanted, data, setup.config(), instruments, setup.faults(), tape, 0, null),
                LedgerDoor.open(data),
                clock::get);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /// The venue is gone.
    void stop() {
        process.close();
    }

    /// The venue is back, where it was and with what it stored.
    void goOn() throws Refused {
        process = process(port);
    }

    private VenueLink connect() {
        var access = new VenueAccess(
                url(),
                new AccountId("acc"),
                Map.of("reconnect_min_ms", "1", "reconnect_max_ms", "20"),
                7,
                clock::get,
                arrived::release);
        return switch (new LoopbackAdapter().connect(access)) {
            case VenueOpening.Connected(var opened) -> opened;
            case VenueOpening.Refused(var code, var detail) -> throw new AssertionError(code + " " + detail);
        };
    }

    @Override
    public VenuePort port() {
        return link;
    }

    @Override
    public long nowNanos() {
        return clock.get();
    }

    @Override
    public void pass(long nanos) {
        clock.addAndGet(nanos);
    }

    @Override
    public void market() throws IOException, InterruptedException {
        send("POST", "/v1/tape/advance?events=1");
    }

    @Override
    public void reconnect() throws IOException, InterruptedException {
        link.close();
        // The venue notices in its own time; only a promise can be waited for.
        while (setup.conduct().cancelOnDisconnect()
                && !send("GET", "/v1/orders").contains("\"orders\":[]")) {
            Thread.onSpinWait();
        }
        link = connect();
    }

    /// Something arrived, or heartbeats alone came for a while.
    @Override
    public boolean await() throws InterruptedException {
        boolean came = arrived.tryAcquire(IDLE_BEATS, TimeUnit.SECONDS);
        arrived.drainPermits();
        return came;
    }

    @Override
    public void close() throws IOException {
        link.close();
        process.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("X-Stratos-Account", "acc")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }
}
