package io.stratos.sandbox.python.testing;

import io.stratos.sandbox.python.ChildHome;
import java.io.IOException;

/// A host that is going to be killed: starts one child that waits and one that never ends a callback, or makes the
/// start-up cache.
public final class DoomedHost {
    /// Argument of a host that makes the cache.
    public static final String CACHE = "cache";

    private DoomedHost() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 1 && args[0].equals(CACHE)) {
            ready();
            ChildHome.find().orElseThrow().cache().make();
            return;
        }
        var runtime = Homes.runtime();
        for (var statement : new String[] {"pass", "while True: pass"}) {
            var module = Guests.compiled(runtime, Guests.doing(statement), Limits.within(600 * Limits.SECOND));
            var sandbox = module.instantiate();
            Calls.decided(sandbox, Inputs.init());
            sandbox.begin(Inputs.trade(1), 0, Inputs.trade(1).length);
        }
        ready(); // the second child is in its loop as soon as it has the event
        System.in.read(); // until it is killed
    }

    private static void ready() {
        System.out.write('r');
        System.out.flush();
    }
}
