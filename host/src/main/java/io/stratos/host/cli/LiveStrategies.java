package io.stratos.host.cli;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.admission.AdmissionContext;
import io.stratos.host.admission.StateSchemas;
import io.stratos.host.config.ConfigResolver;
import io.stratos.host.daemon.DaemonConfig;
import io.stratos.host.daemon.deploy.Strategies;
import io.stratos.host.daemon.deploy.Wanted;
import io.stratos.host.live.LivePlan;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.policy.Policies;
import io.stratos.host.policy.Policy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The strategies of a daemon: those of its configuration file, and those that operators bring. All of them
/// pass the admission that `stratos admit` shows; the trust store is read anew each time, so a key that was
/// revoked since admits nothing more.
final class LiveStrategies implements Strategies {
    private final CommandContext context;
    private final KeyFolder keys;
    private final Shared shared;
    private final DaemonConfig config;
    private final Path folder;
    private final Path data;
    private final Policy policy;
    private final SandboxRuntimes runtimes;

    /// @param folder what relative files of the configuration are relative to
    /// @param data where the releases that were admitted are kept
    LiveStrategies(
            CommandContext context,
            KeyFolder keys,
            Shared shared,
            DaemonConfig config,
            Path folder,
            Path data,
            SandboxRuntimes runtimes)
            throws Refused {
        this.context = context;
        this.keys = keys;
        this.shared = shared;
        this.config = config;
        this.folder = folder;
        this.data = data;
        this.runtimes = runtimes;
        policy = Policies.open(config.policy(), folder);
    }

    /// Those of the configuration file; each bundle is compiled once.
    ///
    /// @throws Refused with everything that is wrong with the first that is not admitted
    List<LivePlan.Instance> declared() throws Refused {
        var loading = loading();
        var loaded = new HashMap<Path, StrategyLoading.Loaded>();
        var instances = new ArrayList<LivePlan.Instance>();
        for (var wanted : config.instances()) {
            var bundle = folder.resolve(wanted.bundle()).normalize();
            var strategy = loaded.get(bundle);
            if (strategy == null) {
                strategy = loading.load(bundle);
                loaded.put(bundle, strategy);
            }
            instances.add(declared(wanted, strategy));
        }
        return instances;
    }

    @Override
    public LivePlan.Instance declared(InstanceId id) throws Refused {
        for (var wanted : config.instances()) {
            if (wanted.id().equals(id)) {
                return declared(
                        wanted, loading().load(folder.resolve(wanted.bundle()).normalize()));
            }
        }
        throw Refusal.of(ReasonCode.CFG_HOST, "the configuration does not name the instance any more")
                .at(id.toString())
                .refused();
    }

    @Override
    public LivePlan.Instance deployed(Wanted wanted, byte[] bundle) throws Refused {
        var accounts = config.accounts().stream().map(DaemonConfig.Account::id).toList();
        if (!accounts.contains(wanted.account())) {
            throw Refusal.of(ReasonCode.CFG_HOST, "the configuration does not name the account any more")
                    .got(wanted.account(), accounts)
                    .refused();
        }
        var strategy = loading().load(bundle, "the bundle");
        var id = new InstanceId(wanted.bot(), strategy.descriptor().strategyId(), wanted.instance());
        return planned(id, wanted.account(), wanted.config(), config.standard(), strategy);
    }

    private static LivePlan.Instance declared(DaemonConfig.Instance wanted, StrategyLoading.Loaded strategy)
            throws Refused {
        var descriptor = strategy.descriptor();
        if (!wanted.id().strategy().equals(descriptor.strategyId())) {
            throw Refusal.of(ReasonCode.CFG_HOST, "the bundle holds another strategy")
                    .at(wanted.id().toString())
                    .got(descriptor.strategyId(), wanted.id().strategy())
                    .refused();
        }
        var own = new DaemonConfig.Standard(wanted.breaker(), wanted.quality(), wanted.objectives());
        return planned(wanted.id(), wanted.account(), wanted.config(), own, strategy);
    }

    private static LivePlan.Instance planned(
            InstanceId id,
            AccountId account,
            Map<String, String> config,
            DaemonConfig.Standard standard,
            StrategyLoading.Loaded strategy)
            throws Refused {
        var values = ConfigResolver.resolve(strategy.descriptor().configSchema(), config);
        return new LivePlan.Instance(
                id,
                account,
                strategy.descriptor(),
                strategy.module(),
                strategy.manifestSha256(),
                values,
                ConfigResolver.sha256(values),
                strategy.health(),
                standard.breaker(),
                standard.quality(),
                standard.objectives());
    }

    private StrategyLoading loading() throws Refused {
        var releases = AdmittedReleases.of(data);
        return new StrategyLoading(
                        new BundleSource(context),
                        policy,
                        admission(releases),
                        runtimes,
                        StrategyLoading.Deadline.DECLARED)
                .keeping(releases);
    }

    private AdmissionContext admission(AdmittedReleases releases) throws Refused {
        return new AdmissionContext(
                context.world().wallClock().nowNanos(),
                keys.trust(context, shared),
                Optional.of(releases.marks()),
                Optional.of(StateSchemas.none()),
                false);
    }
}
