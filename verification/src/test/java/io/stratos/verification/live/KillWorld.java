package io.stratos.verification.live;

import io.stratos.execution.venue.IdentityClass;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.verification.program.Bundles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A host and a venue of one identity class as processes of their own, each with a data directory that
/// outlives it.
final class KillWorld implements AutoCloseable {
    static final String ACCOUNT = "main";

    private static final Path AMENDER = Path.of("strategies/amender");
    private static final int STARTS_MAX = 4;

    /// A Python child is most of what a start costs, so it is there in one life of so many, and where a
    /// step needs it. In between its instance is absent: its orders rest, what happens to them waits for
    /// it.
    private static final int LIVES_EACH_MIXED = 4;

    private static final String MIXED = "mixed.yaml";

    /// As mixed, but the strategy that fails does so more seldom than the host's policy halts it for.
    private static final String LONG = "long.yaml";

    private static final String REQUESTS = "requests";
    private static final String END_FILE = "end";
    private static final String WASM = "wasm.yaml";

    /// Faults spoil one answer in twenty.
    private static final int QUESTIONS_MAX = 100;

    /// In one life of so many the ledger's writer stands still once, for longer than the host puts up with:
    /// that is far beyond what a busy machine's disk takes by itself, as it would never trade there.
    private static final int LIVES_EACH_STALL = 5;

    private static final String STALL = LiveStep.ACCOUNT_GROUP_COMMITTED + ":25:3000";

    /// A process that lives for seconds gains nothing from the second compiler: a quarter of its start's
    /// work.
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path folder;
    private final IdentityClass identity;
    private final long seed;
    private final KillTally tally;
    private String options = SHORT_LIVED;
    private String mixed = MIXED;
    private int venueStarts;
    private int lives;
    private boolean hasPython;
    private int port;
    private @Nullable Served venue;
    private @Nullable Served host;

    private KillWorld(Path folder, IdentityClass identity, long seed, KillTally tally) {
        this.tally = tally;
        this.folder = folder;
        this.identity = identity;
        this.seed = seed;
    }

    static KillWorld of(Path folder, IdentityClass identity, long seed, KillTally tally)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var world = new KillWorld(folder, identity, seed, tally);
        world.startVenue(true);
        var ema = PatientBundle.of("ema-cross-rust", folder);
        var grid = PatientBundle.of("grid-maker-rust", folder);
        var amender = Bundles.packed(AMENDER);
        var wasm = """
            mode: live
            policy: dev
            market: {from: venue}
            venue:
              adapter: loopback
              url: "%s"
              requests_per_second: 300
              executions_overlap: 10s
              settings: {request_timeout_ms: "1500", echo_timeout_ms: "600", reconnect_max_ms: "250"}
            accounts:
              - id: main
            ledger: {stall_after: 2500ms}
            breaker: {off: [timeouts, faults, intent_rate, rejects, quality, latency]}
            instances:
              - {id: bot1/ema-cross/btc, account: main, bundle: %s, config: {fast: 1, slow: 2, trades_per_bar: 2}}
              - {id: bot2/ema-cross/btc, account: main, bundle: %s, config: {fast: 2, slow: 3, trades_per_bar: 1}}
              - id: bot3/grid-maker/btc
                account: main
                bundle: %s
                config: {levels: 8, spread_bps: "10", step_bps: "7", requote_every: 400ms, drift_bps: "30", max_delay: 5s, min_position: "-1", max_position: "1"}
              - id: bot4/grid-maker/btc
                account: main
                bundle: %s
                config: {levels: 8, spread_bps: "14", step_bps: "9", requote_every: 1s, drift_bps: "60", max_delay: 5s, min_position: "-1", max_position: "1"}
            """.formatted(world.url(), ema, ema, grid, grid);
        Files.writeString(folder.resolve(WASM), wasm, StandardCharsets.UTF_8);
        for (var file : List.of(MIXED, LONG)) {
            int failsOneIn = file.equals(LONG) ? 3_001 : 17;
            var python = "  - {id: bot5/amender/btc, account: main, bundle: %s, config: {fails_one_in: %d}}\n"
                    .formatted(amender, failsOneIn);
            Files.writeString(folder.resolve(file), wasm + python, StandardCharsets.UTF_8);
        }
        return world;
    }

    /// Its hosts run as long as they like: with the program's own options.
    KillWorld longLived() {
        options = "";
        mixed = LONG;
        return this;
    }

    Path folder() {
        return folder;
    }

    Path hostData() {
        return folder.resolve("host");
    }

    Path venueData() {
        return folder.resolve("venue");
    }

    /// Orders of ours for which any request ever reached the venue, whatever it made of it.
    Set<String> asked() throws IOException {
        return Files.readAllLines(folder.resolve(REQUESTS), StandardCharsets.UTF_8).stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .filter(VenueBooks::isOurs)
                .collect(Collectors.toUnmodifiableSet());
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Names of the orders that somebody else placed so far.
    List<String> foreign() {
        return IntStream.rangeClosed(1, venueStarts)
                .filter(KillFaults::hasForeign)
                .mapToObj(start -> KillFaults.FOREIGN + start)
                .toList();
    }

    /// The venue comes up with what it stored, where it was before.
    void startVenue(boolean withFaults) throws IOException {
        venueStarts++;
        Files.writeString(
                folder.resolve("faults.yaml"), KillFaults.plan(identity, seed, venueStarts), StandardCharsets.UTF_8);
        var arguments = new ArrayList<>(List.of(
                "venue",
                "--port=" + port,
                "--data=venue",
                "--tape=bitstamp",
                "--identity=" + identity,
                "--id-retention=" + (identity == IdentityClass.B3 ? "10m" : "0ns"),
                "--request-expiry=" + KillFaults.EXPIRY.toMillis() + "ms",
                "--lag=" + KillFaults.LAG.toMillis() + "ms",
                "--horizon=" + KillFaults.HORIZON.toMillis() + "ms",
                "--requests=" + REQUESTS,
                "--json"));
        if (withFaults) {
            arguments.add("--faults=faults.yaml");
        }
        try (var _ = tally.measuring("starts of the venue")) {
            venue = Served.start(folder, "venue", SHORT_LIVED, arguments.toArray(String[]::new));
        }
        port = URI.create(venue.url()).getPort();
    }

    /// Its own count of faults ends with it.
    void killVenue() throws IOException, InterruptedException {
        if (venue != null) {
            try (var market = market()) {
                tally.faults(market.get("/v1/faults"));
            }
            venue.kill();
            venue = null;
        }
    }

    /// The venue ends in order, so that its store can be read.
    void stopVenue() throws InterruptedException {
        if (venue != null) {
            venue.terminate();
            venue = null;
        }
    }

    /// The host that runs, or a new one; as a supervisor would, it is started again if it found the venue
    /// away.
    ///
    /// @param end step of the start at which a new one shall end; empty for none
    /// @param isMixed whether Python must be there
    Served host(String end, boolean isMixed) throws InterruptedException, IOException {
        var running = host;
        if (running == null || !running.isAlive() || !end.isEmpty() || (isMixed && !hasPython)) {
            closeHost();
            Files.deleteIfExists(folder.resolve(END_FILE));
            hasPython = isMixed || lives % LIVES_EACH_MIXED == 0;
            var file = hasPython ? mixed : WASM;
            lives++;
            running = start(end, file);
            for (int again = 0; again < STARTS_MAX && isRefused(running); again++) {
                running = start(end, file);
            }
            host = running;
        }
        return running;
    }

    /// From the next tick on, the host ends where it is told to.
    void endAt(String end) throws IOException {
        var told = folder.resolve(END_FILE + ".new");
        Files.writeString(told, end, StandardCharsets.US_ASCII);
        Files.move(told, folder.resolve(END_FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Whether the host has not seen that yet.
    boolean isEndUnread() {
        return Files.exists(folder.resolve(END_FILE));
    }

    private static boolean isRefused(Served started) throws InterruptedException {
        return !started.isListening() && started.exitCode() != Served.KILLED;
    }

    private Served start(String end, String file) {
        var all = new StringBuilder(options + " -Dstratos.python.spares=0");
        all.append(" -Dstratos.test.end.file=").append(folder.resolve(END_FILE));
        if (!end.isEmpty()) {
            all.append(" -Dstratos.test.end=").append(end);
        }
        if (lives % LIVES_EACH_STALL == 0) {
            all.append(" -Dstratos.test.stall=").append(STALL);
        }
        try (var _ = tally.measuring("starts with " + file)) {
            return startWith(all.toString(), file);
        }
    }

    private Served startWith(String options, String file) {
        return Served.start(
                folder, "host", options, "host", "start", "--config=" + file, "--data=host", "--foreground", "--json");
    }

    void killHost() throws InterruptedException {
        if (host != null) {
            host.kill();
            host = null;
        }
    }

    /// How many orders of ours rest at the venue, as far as its first page of an answer without a fault
    /// tells.
    int openOrders() throws IOException, InterruptedException {
        try (var _ = tally.measuring("counting");
                var market = market()) {
            for (int question = 0; question < QUESTIONS_MAX; question++) {
                var answer = market.find("/v1/orders");
                if (answer != null && answer.names().contains("orders")) {
                    return (int) answer.items("orders").stream()
                            .map(order -> order.text("client_order_id"))
                            .filter(VenueBooks::isOurs)
                            .count();
                }
            }
            throw new AssertionError("the venue tells no orders");
        }
    }

    LocalApi market() {
        return new LocalApi(url(), "X-Stratos-Account", ACCOUNT);
    }

    /// As risk: whoever only operates may not loosen.
    LocalApi hostApi() throws IOException {
        return LocalApi.ofHost(hostData(), "risk");
    }

    @Override
    public void close() {
        closeHost();
        if (venue != null) {
            venue.close();
        }
    }

    private void closeHost() {
        if (host != null) {
            host.close();
        }
    }
}
