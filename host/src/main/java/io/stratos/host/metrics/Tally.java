package io.stratos.host.metrics;

import java.util.concurrent.atomic.AtomicLong;

/// A number that one thread writes and others read, without a lock or a fence on the writer's side.
final class Tally {
    private final AtomicLong value = new AtomicLong();

    void add(long more) {
        value.setRelease(value.getPlain() + more);
    }

    void set(long newest) {
        value.setRelease(newest);
    }

    long get() {
        return value.getAcquire();
    }
}
