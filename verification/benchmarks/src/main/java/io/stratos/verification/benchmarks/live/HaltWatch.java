package io.stratos.verification.benchmarks.live;

import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;

/// When the account took the word HALT, and what was on its way out then: made, committed or about to be, and kept back
/// by the last look before the venue. The account's thread writes.
final class HaltWatch implements Steps {
    private volatile boolean awaited;
    private volatile long acceptedNanos;
    private volatile long submitted;
    private volatile long ended;
    private volatile long keptBack;
    private long submittedBefore;
    private long endedBefore;
    private long keptBackBefore;

    /// Trading begins again: what is under way counts from here.
    void begin() {
        submittedBefore = submitted;
        endedBefore = ended;
    }

    /// Whether an order was made since and has neither left nor been kept back.
    boolean isUnderWay() {
        return submitted - submittedBefore > ended - endedBefore;
    }

    /// The next word is HALT.
    void await() {
        keptBackBefore = keptBack;
        awaited = true;
    }

    /// When it was taken, by `System.nanoTime`.
    long acceptedNanos() {
        return acceptedNanos;
    }

    /// Requests that did not leave because of it.
    long keptBack() {
        return keptBack - keptBackBefore;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // the account's thread alone reaches these
    public void reached(LiveStep step) {
        if (step == LiveStep.SAFETY_SET && awaited) {
            awaited = false;
            acceptedNanos = System.nanoTime();
        } else if (step == LiveStep.INTENT_SUBMITTED) {
            submitted++;
        } else if (step == LiveStep.PLACE_SENT) {
            ended++;
        } else if (step == LiveStep.REQUEST_HELD_BACK) {
            ended++;
            keptBack++;
        }
    }
}
