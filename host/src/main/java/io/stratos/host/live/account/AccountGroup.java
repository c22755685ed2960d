package io.stratos.host.live.account;

import io.stratos.state.LedgerBatch;
import java.util.ArrayList;
import java.util.List;

/// What an account did since the last group: one atomic batch, and the effects that wait for it.
final class AccountGroup {
    final LedgerBatch batch = new LedgerBatch();
    final List<Effect> effects = new ArrayList<>();
    private boolean touched;
    private long write;

    /// Something was taken in that may have changed rows.
    void touch() {
        touched = true;
    }

    boolean isDirty() {
        return touched || !effects.isEmpty() || !batch.isEmpty();
    }

    /// The newest write of the core's rows in it.
    long write() {
        return write;
    }

    void write(long newest) {
        write = newest;
    }
}
