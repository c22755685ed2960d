package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Fields;
import io.stratos.host.live.service.ServiceFallback;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Reads the services of a daemon's configuration.
final class ServiceYaml {
    private static final String FALLBACK = "service_fallback";
    private static final long NUMBER_MAX = Integer.MAX_VALUE;

    private ServiceYaml() {}

    static List<DaemonConfig.Service> read(Fields root) {
        var services = new ArrayList<DaemonConfig.Service>();
        var numbers = new HashSet<Integer>();
        if (!root.has("services")) {
            return services;
        }
        for (var entry : root.children("services")) {
            int number = (int) entry.whole("id", 0, NUMBER_MAX, 0L);
            var provider = entry.identifier("provider");
            var settings = GivenValues.read(entry, "settings");
            entry.refuseUnknown();
            if (!numbers.add(number)) {
                entry.problem("id", ReasonCode.CFG_HOST, "a service twice", number, "each number once");
            }
            services.add(new DaemonConfig.Service(number, provider, settings));
        }
        return services;
    }

    /// What an instance does when the services it asks are jammed.
    static ServiceFallback fallback(Fields instance) {
        return instance.choice(FALLBACK, ServiceFallback.class, ServiceFallback.SIMPLE);
    }
}
