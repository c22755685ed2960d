package io.stratos.host.daemon;

import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import java.util.concurrent.atomic.AtomicInteger;

/// Ends the process when it reaches a step for the n-th time, as a kill would: for tests of what is left behind.
///
/// Asked for by the system property `stratos.test.end`, as `STEP:N`; nothing happens without it.
final class EndingSteps implements Steps {
    private static final String PROPERTY = "stratos.test.end";
    private static final int KILLED = 137;

    private final LiveStep end;
    private final AtomicInteger left;

    private EndingSteps(LiveStep end, int nth) {
        this.end = end;
        left = new AtomicInteger(nth);
    }

    /// Nobody, unless the property is set.
    static Steps ofProcess() {
        var asked = System.getProperty(PROPERTY);
        if (asked == null) {
            return Steps.NONE;
        }
        int colon = asked.indexOf(':');
        return new EndingSteps(
                LiveStep.valueOf(asked.substring(0, colon)), Integer.parseInt(asked.substring(colon + 1)));
    }

    @Override
    public void reached(LiveStep step) {
        if (step == end && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
