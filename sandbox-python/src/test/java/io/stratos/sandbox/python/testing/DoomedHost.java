package io.stratos.sandbox.python.testing;

import java.io.IOException;

/// A host that is going to be killed: starts one child that waits and one that never ends a callback.
public final class DoomedHost {

    private DoomedHost() {}

    public static void main(String[] args) throws IOException {
        var runtime = Homes.runtime();
        for (var statement : new String[] {"pass", "while True: pass"}) {
            var module = Guests.compiled(runtime, Guests.doing(statement), Limits.within(600 * Limits.SECOND));
            var sandbox = module.instantiate();
            Calls.decided(sandbox, Inputs.init());
            sandbox.begin(Inputs.trade(1), 0, Inputs.trade(1).length);
        }
        System.out.write('r'); // the second child is in its loop as soon as it has the event
        System.out.flush();
        System.in.read(); // until it is killed
    }
}
