package io.stratos.host.venue;

import io.javalin.util.JavalinBindException;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.WallClock;
import io.stratos.state.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A running venue. Killed at any moment, it goes on with everything it ever told a client.
public final class VenueProcess implements AutoCloseable {
    private static final long TICK_MILLIS = 5;
    private static final long HEARTBEAT_MILLIS = 1_000;

    private final ScheduledExecutorService thread;
    private final List<? extends Future<?>> beats;
    private final VenueHttp http;
    private final Ledger ledger;

    private VenueProcess(
            ScheduledExecutorService thread, List<? extends Future<?>> beats, VenueHttp http, Ledger ledger) {
        this.thread = thread;
        this.beats = beats;
        this.http = http;
        this.ledger = ledger;
    }

    /// Starts a venue over its own ledger, which it closes.
    ///
    /// @throws Refused if the port cannot be used
    public static VenueProcess start(VenueOptions options, Ledger ledger, WallClock clock) throws Refused {
        if (!isFree(options.port())) {
            ledger.close();
            throw taken(options);
        }
        var desk = new VenueDesk(options, ledger, clock);
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("venue").daemon(true).factory());
        try {
            var http = new VenueHttp(desk, options, thread);
            var beats = List.of(
                    thread.scheduleWithFixedDelay(desk::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS),
                    thread.scheduleWithFixedDelay(
                            desk::heartbeat, HEARTBEAT_MILLIS, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS));
            return new VenueProcess(thread, beats, http, ledger);
        } catch (JavalinBindException lostTheRace) {
            thread.shutdownNow();
            ledger.close();
            throw taken(options);
        } catch (Refused refused) {
            thread.shutdownNow();
            ledger.close();
            throw refused;
        }
    }

    /// Asked before the server starts, which would log it in its own words.
    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static Refused taken(VenueOptions options) {
        return Refusal.of(ReasonCode.ENV_PORT, "the port cannot be used")
                .at("127.0.0.1:" + options.port())
                .refused();
    }

    /// Where it listens on loopback.
    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.close();
        beats.forEach(beat -> beat.cancel(false));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException _) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        ledger.close();
    }
}
