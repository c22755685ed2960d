package io.stratos.state.rocks;

import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writer thread: takes what waits, commits it as one group, tells everybody in order.
///
/// States: *writing* until the first failure, then *failed* for ever: every batch, of that group
/// and later, is told the same [CommitResult.Failed]. A failed sync is not retried, because the
/// pages it lost may be marked clean.
final class LedgerWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);

    /// Beyond this a group gains nothing any more, and its first batch waits for its last.
    private static final int GROUP_BATCHES_MAX = 256;

    /// What a group takes of Compute, after all others: a batch of LL that comes meanwhile waits for no more.
    private static final int COMPUTE_BATCHES_MAX = 32;

    private static final long COMPUTE_BYTES_MAX = 1L << 20;

    private final LaneRings rings;
    private final GroupCommit group;
    private final List<BatchRing.Waiting> taken = new ArrayList<>();
    private final List<CommitResult.Committed> results = new ArrayList<>();
    private volatile LedgerHead head;
    private volatile CommitResult.@Nullable Failed failure;
    private volatile long groups;

    LedgerWriter(LaneRings rings, GroupCommit group) {
        this.rings = rings;
        this.group = group;
        this.head = group.head();
    }

    /// Runs until the ring is closed and empty, then records the clean stop.
    @Override
    public void run() {
        for (var first = rings.take(); first != null; first = rings.take()) {
            takeGroup(first);
            tell();
        }
        if (failure == null) {
            stopCleanly();
        }
    }

    LedgerHead head() {
        return head;
    }

    /// Groups committed so far.
    long groups() {
        return groups;
    }

    private void takeGroup(BatchRing.Waiting first) {
        taken.add(first);
        if (failure != null) {
            return;
        }
        try {
            results.add(group.add(first.batch()));
            fill(Lane.LL, GROUP_BATCHES_MAX - COMPUTE_BATCHES_MAX, Long.MAX_VALUE);
            fill(Lane.COMPUTE, COMPUTE_BATCHES_MAX, COMPUTE_BYTES_MAX);
            group.commit();
            head = group.head();
            countGroup();
        } catch (RocksDBException e) {
            fail(StoreErrors.codeOf(e), StoreErrors.detailOf(e), e);
        } catch (IOException e) {
            fail(ReasonCode.STA_LEDGER_IO, "high-water mark: " + e.getMessage(), e);
        } catch (UnfaithfulStoreException e) {
            fail(ReasonCode.STA_LEDGER_DAMAGED, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | Error e) {
            fail(ReasonCode.INTERNAL, e.toString(), e); // our bug: nothing may be committed on top of it
        }
    }

    /// Adds what waits of a lane, within these bounds.
    private void fill(Lane lane, int batchesMax, long bytesMax) throws RocksDBException, UnfaithfulStoreException {
        long before = group.bytes();
        for (int added = 0; added < batchesMax && !group.isFull() && group.bytes() - before < bytesMax; added++) {
            var next = rings.poll(lane);
            if (next == null) {
                return;
            }
            taken.add(next);
            results.add(group.add(next.batch()));
        }
    }

    /// Tells each batch of the group its result, in order.
    private void tell() {
        var failed = failure;
        for (int i = 0; i < taken.size(); i++) {
            var waiting = taken.get(i);
            try {
                waiting.listener().onResult(waiting.batch(), failed != null ? failed : results.get(i));
            } catch (RuntimeException | Error e) {
                fail(ReasonCode.INTERNAL, "listener: " + e, e); // effects may be half released: no more of them
            }
        }
        taken.clear();
        results.clear();
    }

    private void stopCleanly() {
        try {
            group.stopCleanly();
        } catch (RocksDBException e) {
            fail(StoreErrors.codeOf(e), StoreErrors.detailOf(e), e);
        } catch (IOException e) {
            fail(ReasonCode.STA_LEDGER_IO, "high-water mark: " + e.getMessage(), e);
        }
    }

    private void fail(ReasonCode code, String detail, Throwable cause) {
        if (failure == null) {
            failure = new CommitResult.Failed(code, detail);
            LOG.error("{}: the ledger stops at seq {}: {}", code, head.seq(), detail, cause);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer, many readers
    private void countGroup() {
        groups++;
    }
}
