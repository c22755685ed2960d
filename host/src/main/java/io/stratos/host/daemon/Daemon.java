package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.SeenEnd;
import io.stratos.host.daemon.api.LedgerWindow;
import io.stratos.host.daemon.deploy.Deployments;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.account.AccountAgent;
import io.stratos.host.live.duty.AgentThread;
import io.stratos.host.live.duty.BackgroundWork;
import io.stratos.host.live.lane.LaneAgent;
import io.stratos.host.metrics.HostMetrics;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.NanoClock;
import io.stratos.state.LedgerHead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads of a live host, and their order of start and stop.
///
/// A stop drains: the feed ends, each instance is given what waits for it and shut down with a last
/// checkpoint, the accounts send what that asked for and hear the venue's answers, and the ledger records the
/// clean stop. Orders at the venue stay there.
public final class Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    /// Longest a drain may take; what is not done by then is found by the next start.
    private static final long LANES_NANOS_MAX = 30_000_000_000L;

    /// Longer than a venue may take to answer; what it answers never is of unknown outcome at the next start.
    private static final long ACCOUNTS_NANOS_MAX = 10_000_000_000L;

    private static final long LOOK_NANOS = 1_000_000;

    /// Longest the market waits for guests that are being made; who comes up later missed what was before.
    private static final long UP_NANOS_MAX = 15_000_000_000L;

    private final LiveHost host;
    private final LiveLedger ledger;
    private final LedgerWindow window;
    private final HostMetrics metrics;
    private final NanoClock clock;
    private final Deployments deployments;
    private final BackgroundWork background;
    private volatile Map<String, String> plugins = Map.of();
    private @Nullable HeadSigner signer;
    private @Nullable Path marked;
    private final List<AgentThread> threads = new ArrayList<>();
    private final CountDownLatch stopAsked = new CountDownLatch(1);

    /// @param background what its LL lane and its accounts do not yield to
    public Daemon(
            LiveHost host,
            Deployments deployments,
            LiveLedger ledger,
            HostMetrics metrics,
            NanoClock clock,
            BackgroundWork background) {
        this.background = background;
        this.deployments = deployments;
        this.host = host;
        this.ledger = ledger;
        window = new LedgerWindow(ledger.ledger());
        this.metrics = metrics;
        this.clock = clock;
    }

    public LiveHost host() {
        return host;
    }

    /// What is committed, for who only reads.
    LedgerWindow window() {
        return window;
    }

    /// Who comes and goes while the host runs.
    Deployments deployments() {
        return deployments;
    }

    HostMetrics metrics() {
        return metrics;
    }

    /// Brings the host to where its ledger left it and lets it work. Instances are up one by one; the
    /// market comes when all are, or when it was waited for them long enough.
    public void start() {
        host.start();
        deployments.start();
        var market = new AgentThread(host.feed(), host.halt(), background);
        threads.add(market);
        for (var agent : host.agents()) {
            if (agent != host.feed()) {
                var thread = new AgentThread(agent, host.halt(), background);
                threads.add(thread);
                thread.start();
            }
        }
        waitFor(host::isUp, UP_NANOS_MAX);
        market.start();
        if (signer != null) {
            signer.start();
        }
        keepEnd(ledger.ledger().head());
    }

    /// What a ledger that is put back will be held against.
    private void keepEnd(LedgerHead end) {
        if (marked == null) {
            return;
        }
        try {
            SeenEnd.keep(marked, end);
        } catch (Refused unwritable) {
            LOG.error("the journal's end cannot be kept beside the ledger", unwritable);
        }
    }

    /// From its start on, the daemon signs the journal's end; before [#start].
    public void sign(HeadSigner heads) {
        signer = heads;
    }

    /// Names the plugins it runs with, each with the hash of its bytes.
    public void loaded(Map<String, String> hashes) {
        plugins = Map.copyOf(hashes);
    }

    /// The plugins it runs with, each with the hash of its bytes.
    Map<String, String> plugins() {
        return plugins;
    }

    /// Who signs the journal's end; null if nobody does.
    @Nullable
    HeadSigner signer() {
        return signer;
    }

    /// Closes what it has instead of a start.
    public void abandon() {
        deployments.close();
        closeAll();
        if (signer != null) {
            signer.close();
        }
    }

    /// Asks for a stop, from any thread.
    public void requestStop() {
        stopAsked.countDown();
    }

    /// Keeps a mark of the running daemon in its data directory from now on, until it has stopped in order.
    ///
    /// @throws Refused with `ENV_FILE` if it cannot be written
    public void mark(Path data, long nowNanos) throws Refused {
        var crash = RunningMark.begin(data, nowNanos);
        crash.ifPresent(file -> LOG.warn("the daemon before this one ended without a stop: {}", file));
        ControlFile.delete(data); // a new process may have the number of the one that left it
        marked = data;
    }

    /// Whether it works as it should; a thread that ended is a bug of ours, and only a new process helps.
    boolean isAlive() {
        return threads.stream().allMatch(AgentThread::isAlive);
    }

    /// Why it does not trade, `OK` if it does.
    ReasonCode readiness() {
        var cause = host.halt().cause();
        if (cause != null) {
            return cause.code();
        }
        if (isStopping()) {
            return ReasonCode.ENV_DAEMON;
        }
        boolean isReconciled =
                host.accounts().stream().allMatch(one -> one.status().isReconciled());
        return isReconciled ? ReasonCode.OK : ReasonCode.REC_PENDING;
    }

    /// Whether somebody asked for a stop.
    public boolean isStopping() {
        return stopAsked.getCount() == 0;
    }

    /// Works until a stop is asked for, then stops in order.
    public void runUntilStopped() {
        boolean interrupted = false;
        try {
            stopAsked.await();
        } catch (InterruptedException _) {
            interrupted = true;
        }
        stop();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        deployments.close();
        host.lanes().forEach(LaneAgent::stop);
        waitFor(() -> host.lanes().stream().allMatch(LaneAgent::isStopped), LANES_NANOS_MAX);
        host.accounts().forEach(AccountAgent::stop);
        waitFor(() -> host.accounts().stream().allMatch(AccountAgent::isAtRest), ACCOUNTS_NANOS_MAX);
        host.accounts().stream()
                .filter(account -> !account.isAtRest())
                .forEach(account -> LOG.warn("{} stops with requests that are not answered", account.roleName()));
        threads.forEach(AgentThread::close);
        keepEnd(closeAll());
        if (signer != null) {
            signer.close();
        }
        if (marked != null && !host.halt().isTripped()) {
            RunningMark.end(marked);
        }
    }

    /// Closes the host and its ledger.
    ///
    /// @return the journal's end
    private LedgerHead closeAll() {
        host.close();
        metrics.close();
        window.close();
        var end = ledger.ledger().head();
        ledger.ledger().close();
        return end;
    }

    private void waitFor(BooleanSupplier done, long atMostNanos) {
        long end = clock.nanoTime() + atMostNanos;
        while (!done.getAsBoolean() && !host.halt().isTripped() && clock.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
