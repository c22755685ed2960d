package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.live.DeployedInstance;
import io.stratos.host.live.HostJournal.Asked;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.Roster;
import io.stratos.host.live.Seated;
import io.stratos.host.live.lane.Revival;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Brings instances in and out of a running host, one change after the other, on a thread of its own:
/// neither lanes nor accounts wait for it.
///
/// | change | journaled, then |
/// | --- | --- |
/// | deploy | admitted as offline, kept on the shelf, brought in |
/// | stop | shut down in order by its lane; its entries are taken back, what it holds stays booked |
/// | start | admitted anew, brought in where it stood; one that runs only if it is halted |
/// | restart | admitted anew, stopped, brought in; its orders stay |
/// | undeploy | stopped; the next start knows nothing of it |
///
/// What a change decides is committed before it takes hold, so a host that ends in between comes up with
/// it. A start and a restart end what had halted the instance, as [Revival] says.
public final class Deployments implements AutoCloseable {
    private final LiveHost host;
    private final Roster roster;
    private final Strategies strategies;
    private final BundleShelf shelf;
    private final int most;
    private final Patience patience;
    private final OneByOne changes;
    private final Map<InstanceId, Resting> resting = new ConcurrentHashMap<>();
    private final Map<InstanceId, DeployedInstance> deployed = new HashMap<>();
    private final Map<InstanceId, SandboxModule> modules = new HashMap<>();
    private final Map<InstanceId, CompletableFuture<Boolean>> leaving = new HashMap<>();

    /// @param most instances that may be known at once, running or not
    /// @param nanos monotonic time
    public Deployments(
            LiveHost host, Strategies strategies, BundleShelf shelf, FirstStart first, int most, LongSupplier nanos) {
        this.host = host;
        roster = host.roster();
        this.strategies = strategies;
        this.shelf = shelf;
        this.most = most;
        patience = new Patience(host.halt(), nanos);
        changes = new OneByOne(refused -> {
            var _ = host.journal().note(refused);
        });
        deployed.putAll(first.deployed());
        first.resting().forEach(one -> resting.put(one.decided().id(), one));
    }

    /// Nobody is in charge of the entries of who rests: they are taken back. Before the accounts work.
    public void start() {
        resting.values()
                .forEach(
                        one -> roster.takeBack(one.decided().id(), one.decided().account()));
    }

    /// Who is known and does not run.
    public List<Resting> resting() {
        return List.copyOf(resting.values());
    }

    /// Who is known under that name and does not run; empty if nobody is.
    public Optional<Resting> resting(InstanceId id) {
        return Optional.ofNullable(resting.get(id));
    }

    public CompletableFuture<Changed> deploy(Wanted wanted, byte[] bundle, String actor, String reason) {
        var name = wanted.bot() + "/?/" + wanted.instance();
        return changes.submit(new Asked("deploy " + name, ReasonCode.OK, actor, reason), asked -> {
            requireRoom(roster.all().size() + resting.size());
            var one = strategies.deployed(wanted, bundle);
            try {
                requireNew(one.id());
                host.requireHome(one);
                var decided = new DeployedInstance(one.id(), one.account(), shelf.put(bundle), wanted.config(), false);
                patience.await(host.journal().keep(decided, named(asked, "deploy " + one.id())));
                deployed.put(one.id(), decided);
            } catch (Refused refused) {
                one.module().close();
                throw refused;
            }
            return bringIn(one, false, asked);
        });
    }

    public CompletableFuture<Changed> undeploy(InstanceId id, String actor, String reason) {
        return changes.submit(new Asked("undeploy " + id, ReasonCode.OK, actor, reason), asked -> {
            var decided = known(id);
            if (!decided.isDeployed()) {
                throw Refusal.of(ReasonCode.DEP_STATE, "the instance stands in the configuration")
                        .at(id.toString())
                        .fix("stratos stop " + id + ", and take it out of the configuration")
                        .refused();
            }
            long cursor = 0;
            var seated = roster.find(id);
            if (seated.isPresent()) {
                cursor = stopNow(seated.get(), decided, asked);
            }
            patience.await(host.journal().forget(decided, asked));
            resting.remove(id);
            deployed.remove(id);
            dropBundle(decided.bundleSha256());
            return new Changed(id, Changed.State.GONE, ReasonCode.OK, cursor);
        });
    }

    public CompletableFuture<Changed> stop(InstanceId id, String actor, String reason) {
        return changes.submit(new Asked("stop " + id, ReasonCode.OK, actor, reason), asked -> {
            long cursor = stopNow(running(id), known(id), asked);
            return new Changed(id, Changed.State.STOPPED, ReasonCode.OK, cursor);
        });
    }

    /// Brings in who rests, and who is halted once more.
    ///
    /// @param acceptsGap whether it goes on from its checkpoint where deliveries since are lost; without that it is
    ///     halted for it
    public CompletableFuture<Changed> start(InstanceId id, boolean acceptsGap, String actor, String reason) {
        return changes.submit(new Asked("start " + id, ReasonCode.OK, actor, reason), asked -> {
            var rests = resting.get(id);
            if (rests == null) {
                return again(requireHalted(running(id)), acceptsGap, asked);
            }
            var decided = rests.decided();
            requireRoom(roster.all().size());
            var one = load(decided);
            try {
                patience.await(
                        decided.isDeployed()
                                ? host.journal().keep(decided.stopped(false), asked)
                                : host.journal().forget(decided, asked));
            } catch (Refused refused) {
                one.module().close();
                throw refused;
            }
            if (decided.isDeployed()) {
                deployed.put(id, decided.stopped(false));
            }
            return bringIn(one, acceptsGap, asked);
        });
    }

    public CompletableFuture<Changed> restart(InstanceId id, String actor, String reason) {
        return changes.submit(
                new Asked("restart " + id, ReasonCode.OK, actor, reason), asked -> again(running(id), false, asked));
    }

    // --- steps

    /// What is not admitted any more goes on as it is: only what may run replaces it.
    private Changed again(Seated seated, boolean acceptsGap, Asked asked) throws Refused {
        var known = known(seated.plan());
        var one = load(known);
        try {
            patience.await(host.journal().note(asked));
            takeOut(seated, new Resting(known, ReasonCode.DEP_TIMEOUT), false);
        } catch (Refused refused) {
            one.module().close();
            throw refused;
        }
        return bringIn(one, acceptsGap, asked);
    }

    /// @return the last turn that it ran
    private long stopNow(Seated seated, DeployedInstance decided, Asked asked) throws Refused {
        patience.await(host.journal().keep(decided.stopped(true), asked));
        if (decided.isDeployed()) {
            deployed.put(decided.id(), decided.stopped(true));
        }
        takeOut(seated, new Resting(decided.stopped(true), ReasonCode.DEP_STOPPED), true);
        return seated.instance().status().cursor();
    }

    /// From when its lane lets go of it, it rests, whatever its account answers: it is always known.
    private void takeOut(Seated seated, Resting rests, boolean takesBack) throws Refused {
        var id = seated.plan().id();
        roster.stop(seated);
        try {
            patience.until(() -> roster.isStopped(seated), id);
        } catch (Refused late) {
            if (takesBack) { // it is asked for again; until then nobody else takes care of them
                roster.takeBack(id, seated.plan().account());
            }
            throw late;
        }
        resting.put(id, rests);
        leaving.put(id, roster.leave(seated, takesBack));
        closeModule(id);
        try {
            awaitLeft(id);
        } catch (Refused | RuntimeException failed) {
            if (!takesBack) { // nobody takes over
                roster.takeBack(id, seated.plan().account());
            }
            throw failed;
        }
    }

    /// Its account is done with its last life: only then can a next one begin.
    private void awaitLeft(InstanceId id) throws Refused {
        var left = leaving.get(id);
        if (left != null) {
            patience.await(left);
            leaving.remove(id);
        }
    }

    /// Until it has come in it rests, with the reason why it does not come.
    private Changed bringIn(LivePlan.Instance one, boolean acceptsGap, Asked asked) throws Refused {
        var id = one.id();
        closeModule(id);
        modules.put(id, one.module());
        resting.put(id, new Resting(known(one), ReasonCode.DEP_TIMEOUT));
        var by = Revival.by(asked.actor(), asked.reason());
        var seated = joined(one, acceptsGap ? gapOf(one.id(), asked) : null, by);
        resting.remove(id);
        patience.await(by.kept());
        patience.until(() -> roster.isUp(seated), id);
        return Changed.running(seated.instance().status());
    }

    /// If it does not come in, nobody is in charge of its entries, and nothing of it stays behind.
    private Seated joined(LivePlan.Instance one, @Nullable Asked gap, Revival by) throws Refused {
        try {
            awaitLeft(one.id());
            if (gap != null) {
                patience.await(roster.acceptGap(one.id(), gap));
            }
            var joining = roster.join(one);
            try {
                patience.await(joining.seen());
                return roster.begin(joining, by);
            } catch (Refused | RuntimeException failed) {
                roster.giveUp(joining);
                throw failed;
            }
        } catch (Refused | RuntimeException failed) {
            roster.takeBack(one.id(), one.account());
            closeModule(one.id());
            throw failed;
        }
    }

    private static Asked gapOf(InstanceId id, Asked asked) {
        return new Asked("gap accepted " + id, ReasonCode.STA_DELIVERY_GAP, asked.actor(), asked.reason());
    }

    private void closeModule(InstanceId id) {
        var module = modules.remove(id);
        if (module != null) {
            module.close();
        }
    }

    private LivePlan.Instance load(DeployedInstance decided) throws Refused {
        var one = decided.isDeployed()
                ? strategies.deployed(FirstStart.wanted(decided), shelf.get(decided.bundleSha256()))
                : strategies.declared(decided.id());
        try {
            host.requireHome(one);
        } catch (Refused refused) {
            one.module().close();
            throw refused;
        }
        return one;
    }

    private void dropBundle(String sha256) {
        if (deployed.values().stream().noneMatch(one -> one.bundleSha256().equals(sha256))
                && resting.values().stream()
                        .noneMatch(one -> one.decided().bundleSha256().equals(sha256))) {
            shelf.drop(sha256);
        }
    }

    // --- who is who

    private void requireNew(InstanceId id) throws Refused {
        if (roster.find(id).isPresent() || resting.containsKey(id)) {
            throw Refusal.of(ReasonCode.DEP_EXISTS, "there is an instance of that name")
                    .at(id.toString())
                    .refused();
        }
    }

    private Seated running(InstanceId id) throws Refused {
        var seated = roster.find(id);
        if (seated.isPresent()) {
            return seated.get();
        }
        if (resting.containsKey(id)) {
            throw Refusal.of(ReasonCode.DEP_STATE, "the instance does not run")
                    .at(id.toString())
                    .refused();
        }
        throw unknown(id);
    }

    private void requireRoom(int taken) throws Refused {
        if (taken >= most) {
            throw Refusal.of(ReasonCode.DEP_LIMIT, "no more instances may run here")
                    .got(taken, "less than " + most)
                    .refused();
        }
    }

    private static Seated requireHalted(Seated seated) throws Refused {
        if (seated.instance().status().health() != HealthState.HALTED) {
            throw Refusal.of(ReasonCode.DEP_STATE, "it runs, or is not yet stopped")
                    .at(seated.plan().id().toString())
                    .refused();
        }
        return seated;
    }

    private DeployedInstance known(InstanceId id) throws Refused {
        var rests = resting.get(id);
        if (rests != null) {
            return rests.decided();
        }
        return known(running(id).plan());
    }

    private DeployedInstance known(LivePlan.Instance one) {
        var brought = deployed.get(one.id());
        return brought == null ? new DeployedInstance(one.id(), one.account(), "", Map.of(), false) : brought;
    }

    private static Refused unknown(InstanceId id) {
        return Refusal.of(ReasonCode.CLI_USAGE, "there is no such instance")
                .got(id, "BOT/STRATEGY/INSTANCE of a known one")
                .fix("stratos ps")
                .refused();
    }

    private static Asked named(Asked asked, String what) {
        return new Asked(what, asked.code(), asked.actor(), asked.reason());
    }

    /// No more changes; what is under way is broken off, and found by the next start.
    @Override
    public void close() {
        changes.close();
    }
}
