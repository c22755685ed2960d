package io.stratos.host.daemon;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.host.breaker.BreakerRules;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.document.Seen;
import io.stratos.host.live.LiveWorld;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.service.ServiceFallback;
import io.stratos.host.objective.Objectives;
import io.stratos.host.quality.QualityPolicy;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a daemon's configuration; every wrong field is named, with line and column.
public final class DaemonConfigYaml {
    private static final int PORT_MAX = 65_535;
    private static final long INSTANCES_LIMIT = 10_000;
    private static final long REQUESTS_MAX = 100_000;
    private static final long STALL_NANOS_MIN = 10_000_000;

    /// Who is careful later than that is not careful.
    private static final long STALL_NANOS_MAX = 5_000_000_000L;

    private static final long OVERLAP_NANOS = ReconcilePolicy.STANDARD.overlapNanos();
    private static final long OVERLAP_NANOS_MIN = 1_000_000_000L;
    private static final long OVERLAP_NANOS_MAX = 7 * 86_400_000_000_000L;

    private DaemonConfigYaml() {}

    /// Reads a file.
    ///
    /// @throws Refused naming every wrong field
    public static DaemonConfig read(Path file) throws Refused {
        return read(file, (_, _, _) -> {});
    }

    /// Reads a file, and tells what counts for each field.
    ///
    /// @param seen hears nothing of use if the file is refused
    /// @throws Refused as [#read(Path)]
    public static DaemonConfig read(Path file, Seen seen) throws Refused {
        try {
            return read(Files.readAllBytes(file), String.valueOf(file.getFileName()), seen);
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the configuration cannot be read")
                    .at(file.toString())
                    .refused();
        }
    }

    static DaemonConfig read(byte[] bytes, String name) throws Refused {
        return read(bytes, name, (_, _, _) -> {});
    }

    private static DaemonConfig read(byte[] bytes, String name, Seen seen) throws Refused {
        var document = Documents.yaml(bytes, DocumentLimits.SMALL, name, ReasonCode.CFG_HOST);
        var root = Fields.of(document, name, ReasonCode.CFG_HOST, seen);
        var mode = root.choice("mode", TradingMode.class);
        var accounts = AccountYaml.read(root);
        var standard = standard(root);
        var fallbacks = new HashMap<InstanceId, ServiceFallback>();
        var instances = instances(root, accounts, standard, fallbacks);
        var config = new DaemonConfig(
                mode,
                root.text("policy"),
                root.has("data") ? root.text("data") : null,
                MarketYaml.read(root.child("market"), mode),
                venue(root, mode),
                accounts,
                instances,
                standard,
                stallNanos(root),
                instancesMax(root, instances.size()),
                root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1L),
                (int) root.whole("port", 0, PORT_MAX, 0L),
                auditKey(root),
                new DaemonConfig.Services(ServiceYaml.read(root), fallbacks));
        root.finish();
        return config;
    }

    private static long stallNanos(Fields root) {
        var ledger = root.optional("ledger");
        long nanos = DurationField.read(
                ledger, "stall_after", STALL_NANOS_MIN, STALL_NANOS_MAX, LiveWorld.DURABLE_STALL_NANOS);
        ledger.refuseUnknown();
        return nanos;
    }

    private static int instancesMax(Fields root, int listed) {
        long most = root.whole("instances_max", 1, INSTANCES_LIMIT, (long) DaemonConfig.INSTANCES_MAX);
        if (listed > most) {
            root.problem("instances", ReasonCode.CFG_HOST, "too many instances", listed, "at most " + most);
        }
        return (int) most;
    }

    private static DaemonConfig.Standard standard(Fields root) {
        return new DaemonConfig.Standard(
                BreakerYaml.of(root.optional("breaker"), BreakerRules.STANDARD),
                QualityYaml.of(root.optional("quality"), QualityPolicy.STANDARD),
                ObjectivesYaml.of(root.optional("objectives"), Objectives.NONE));
    }

    private static @Nullable String auditKey(Fields root) {
        boolean isSaid = root.has("audit"); // who says it names a key: nobody who meant to sign starts unsigned
        var audit = root.optional("audit");
        @Nullable String key = audit.given("key") || isSaid ? audit.identifier("key") : null;
        audit.refuseUnknown();
        return key;
    }

    private static DaemonConfig.Venue venue(Fields root, TradingMode mode) {
        var venue = mode == TradingMode.LIVE ? root.child("venue") : root.optional("venue");
        @Nullable String model = venue.given("model") ? venue.text("model") : null;
        @Nullable String adapter = mode == TradingMode.LIVE ? venue.identifier("adapter") : null;
        var url = mode == TradingMode.LIVE ? venue.text("url") : "";
        var settings = mode == TradingMode.LIVE ? GivenValues.read(venue, "settings") : Map.<String, String>of();
        long requests =
                venue.whole("requests_per_second", 2, REQUESTS_MAX, (long) DaemonConfig.Venue.REQUESTS_PER_SECOND);
        long overlap =
                DurationField.read(venue, "executions_overlap", OVERLAP_NANOS_MIN, OVERLAP_NANOS_MAX, OVERLAP_NANOS);
        venue.refuseUnknown();
        return new DaemonConfig.Venue(model, adapter, url, settings, (int) requests, overlap);
    }

    private static List<DaemonConfig.Instance> instances(
            Fields root,
            List<DaemonConfig.Account> accounts,
            DaemonConfig.Standard ofHost,
            Map<InstanceId, ServiceFallback> fallbacks) {
        var instances = new ArrayList<DaemonConfig.Instance>();
        var ids = new HashSet<InstanceId>();
        for (var entry : root.children("instances")) {
            var id = id(entry);
            var account = entry.identifier("account");
            boolean isListed = AccountYaml.isListed(accounts, account);
            if (!isListed) {
                var listed = accounts.stream().map(DaemonConfig.Account::id).toList();
                entry.problem("account", ReasonCode.CFG_HOST, "an account that is not listed", account, listed);
            }
            var bundle = entry.text("bundle");
            var values = GivenValues.read(entry, "config");
            var breaker = BreakerYaml.read(entry, ofHost.breaker());
            var quality = QualityYaml.read(entry, ofHost.quality());
            var fallback = ServiceYaml.fallback(entry);
            var objectives = ObjectivesYaml.read(entry, ofHost.objectives());
            entry.refuseUnknown();
            if (id != null && !ids.add(id)) {
                entry.problem("id", ReasonCode.CFG_HOST, "an instance twice", id, "each instance once");
            } else if (id != null && isListed) {
                fallbacks.put(id, fallback);
                instances.add(new DaemonConfig.Instance(
                        id, new AccountId(account), bundle, values, breaker, quality, objectives));
            }
        }
        return instances;
    }

    private static @Nullable InstanceId id(Fields entry) {
        var text = entry.text("id");
        try {
            return InstanceId.parse(text);
        } catch (IllegalArgumentException wrong) {
            entry.problem("id", ReasonCode.CFG_HOST, "no instance id", text, "BOT/STRATEGY/INSTANCE");
            return null;
        }
    }
}
