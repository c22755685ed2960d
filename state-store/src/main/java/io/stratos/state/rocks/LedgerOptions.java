package io.stratos.state.rocks;

/// How a ledger is opened. Sizes of single values are bounded by who owns them, not here.
///
/// @param ringCapacity batches of a lane that may wait for the writer; a power of two. At the limit
/// `offer` says false
/// @param segmentLength records from seal to seal; counts only when the directory is created, later
/// it is read from there
/// @param checkpointsKept generations kept per instance; older ones are deleted with the batch that
/// adds a newer one
public record LedgerOptions(Durability durability, int ringCapacity, int segmentLength, int checkpointsKept) {

    /// When a group counts as committed.
    public enum Durability {
        /// In the write-ahead log of the operating system: survives a kill, not a power loss.
        /// Backtest and paper.
        VOLATILE,
        /// Synced to the disk. Shadow and live.
        DURABLE
    }

    /// Deep enough for every instance of a host to have a batch waiting while one slow sync runs.
    private static final int RING_CAPACITY = 1024;

    private static final int RING_CAPACITY_MAX = 1 << 16;

    /// Open checks up to one segment: 4,096 records are a few milliseconds of hashing.
    private static final int SEGMENT_LENGTH = 4096;

    private static final int SEGMENT_LENGTH_MAX = 1 << 20;

    /// Two may be damaged before an instance has to stop.
    private static final int CHECKPOINTS_KEPT = 3;

    private static final int CHECKPOINTS_KEPT_MAX = 100;

    public LedgerOptions {
        require("ringCapacity", ringCapacity, 2, RING_CAPACITY_MAX);
        require("segmentLength", segmentLength, 2, SEGMENT_LENGTH_MAX);
        require("checkpointsKept", checkpointsKept, 1, CHECKPOINTS_KEPT_MAX);
        if (Integer.bitCount(ringCapacity) != 1) {
            throw new IllegalArgumentException("Condition failed: ringCapacity is a power of two, got=" + ringCapacity);
        }
    }

    /// The defaults for this durability.
    public static LedgerOptions of(Durability durability) {
        return new LedgerOptions(durability, RING_CAPACITY, SEGMENT_LENGTH, CHECKPOINTS_KEPT);
    }

    public LedgerOptions withRingCapacity(int capacity) {
        return new LedgerOptions(durability, capacity, segmentLength, checkpointsKept);
    }

    public LedgerOptions withSegmentLength(int length) {
        return new LedgerOptions(durability, ringCapacity, length, checkpointsKept);
    }

    public LedgerOptions withCheckpointsKept(int kept) {
        return new LedgerOptions(durability, ringCapacity, segmentLength, kept);
    }

    boolean isDurable() {
        return durability == Durability.DURABLE;
    }

    private static void require(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "Condition failed: " + what + " is " + min + ".." + max + ", got=" + value);
        }
    }
}
