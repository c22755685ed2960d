package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.DeployedInstance;
import io.stratos.host.live.InstanceHome;
import io.stratos.host.live.LivePlan;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.LedgerReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a host starts with: the instances of its configuration file and those that operators brought,
/// without those that operators stopped.
///
/// An operator's instance that is not admitted any more rests with that reason: its account needs the host
/// more than it needs this instance.
///
/// @param deployed what operators decided, of instances that run
public record FirstStart(
        List<LivePlan.Instance> running, Map<InstanceId, DeployedInstance> deployed, List<Resting> resting) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    public FirstStart {
        running = List.copyOf(running);
        deployed = Map.copyOf(deployed);
        resting = List.copyOf(resting);
    }

    /// Only what the configuration file names; nobody decided anything yet.
    public static FirstStart of(List<LivePlan.Instance> declared) {
        return new FirstStart(declared, Map.of(), List.of());
    }

    /// Goes by what the ledger holds.
    ///
    /// @param declared those of the configuration file, admitted
    /// @throws Refused if the configuration file names an instance that an operator brought
    public static FirstStart of(
            List<LivePlan.Instance> declared, List<DeployedInstance> decided, Strategies strategies, BundleShelf shelf)
            throws Refused {
        var running = new ArrayList<LivePlan.Instance>(declared);
        var deployed = new HashMap<InstanceId, DeployedInstance>();
        var resting = new ArrayList<Resting>();
        for (var one : decided) {
            boolean isDeclared =
                    running.removeIf(plan -> one.isStopped() && plan.id().equals(one.id()))
                            || running.stream().anyMatch(plan -> plan.id().equals(one.id()));
            if (isDeclared && one.isDeployed()) {
                throw Refusal.of(ReasonCode.CFG_HOST, "an instance of the configuration was deployed by an operator")
                        .at(one.id().toString())
                        .fix("take it out of the configuration, start the host, stratos undeploy it")
                        .refused();
            } else if (one.isStopped() && (isDeclared || one.isDeployed())) {
                resting.add(new Resting(one, ReasonCode.DEP_STOPPED));
            } else if (one.isDeployed()) {
                bringIn(one, strategies, shelf, running, deployed, resting);
            }
        }
        return new FirstStart(running, deployed, resting);
    }

    /// Without more than may run, and than the heap has room for: the last rest with `DEP_LIMIT`. What the
    /// configuration names alone was held against the number when that was read.
    public FirstStart within(int most, GuestRoom room) {
        var stays = new ArrayList<LivePlan.Instance>();
        var brought = new HashMap<>(deployed);
        var rests = new ArrayList<>(resting);
        for (var one : running) {
            boolean mayRun = stays.size() < most || !brought.containsKey(one.id());
            if (mayRun && room.holds(stays, one)) {
                stays.add(one);
            } else {
                LOG.error("{} does not run: {}, no room beside {}", one.id(), ReasonCode.DEP_LIMIT, stays.size());
                rests.add(resting(one, one.account(), brought, ReasonCode.DEP_LIMIT));
            }
        }
        return new FirstStart(stays, brought, rests);
    }

    /// Without those that ran in another account before: they rest.
    public FirstStart atHome(LedgerReader reader) {
        var stays = new ArrayList<LivePlan.Instance>();
        var brought = new HashMap<>(deployed);
        var rests = new ArrayList<>(resting);
        for (var one : running) {
            try {
                InstanceHome.require(reader, one);
                stays.add(one);
            } catch (Refused refused) {
                LOG.error("{} does not run: {}", one.id(), refused.first().line());
                var home = InstanceHome.of(reader, one.id()).orElse(one.account());
                rests.add(resting(one, home, brought, refused.first().code()));
            }
        }
        return new FirstStart(stays, brought, rests);
    }

    /// It rests, brought or of the configuration.
    private static Resting resting(
            LivePlan.Instance one, AccountId account, Map<InstanceId, DeployedInstance> brought, ReasonCode why) {
        one.module().close();
        var decided = brought.remove(one.id());
        return new Resting(
                decided == null ? new DeployedInstance(one.id(), account, "", Map.of(), false) : decided, why);
    }

    private static void bringIn(
            DeployedInstance one,
            Strategies strategies,
            BundleShelf shelf,
            List<LivePlan.Instance> running,
            Map<InstanceId, DeployedInstance> deployed,
            List<Resting> resting) {
        try {
            running.add(strategies.deployed(wanted(one), shelf.get(one.bundleSha256())));
            deployed.put(one.id(), one);
        } catch (Refused refused) {
            LOG.error("{} does not run: {}", one.id(), refused.first().line());
            resting.add(new Resting(one, refused.first().code()));
        }
    }

    static Wanted wanted(DeployedInstance one) {
        return new Wanted(one.id().bot(), one.id().shard(), one.account(), one.config());
    }
}
