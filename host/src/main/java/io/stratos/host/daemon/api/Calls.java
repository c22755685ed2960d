package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.host.refusal.Refused;

/// Calls of the local API that belong together.
public interface Calls {

    void addTo(Routes routes);

    /// Where calls are put. Whoever calls has shown a token before a call is served.
    interface Routes {
        /// Only looks: for every role.
        void get(String path, Says says, Call call);

        /// Changes something: for role operator and above.
        void post(String path, Says says, Call call);
    }

    /// Serves one call; a refusal becomes its answer.
    @FunctionalInterface
    interface Call {
        void serve(Context context) throws Refused;
    }
}
