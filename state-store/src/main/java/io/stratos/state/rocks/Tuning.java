package io.stratos.state.rocks;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.WALRecoveryMode;

/// RocksDB's settings, each with its reason; the figures behind them stand in
/// `docs/reference/ledger.md`.
final class Tuning {

    private static final long MIB = 1L << 20;

    /// Replayed at open; 128 MiB are a few hundred milliseconds, and the memory two busy families
    /// need anyway.
    private static final long WAL_BYTES_MAX = 128 * MIB;

    /// The journal and the deliveries take nearly all bytes; the rest is small rows.
    private static final long MEMTABLE_BUSY = 32 * MIB;

    private static final long MEMTABLE_QUIET = 4 * MIB;

    /// Delivery blocks and checkpoints above this stand apart from the keys, so that compaction
    /// does not rewrite them.
    private static final long BLOB_BYTES_MIN = 4096;

    /// One block cache for all: recent rows; long reads of the journal bypass it.
    static final long CACHE_BYTES = 32 * MIB;

    /// One flush and one compaction: the lanes own the other cores.
    private static final int BACKGROUND_JOBS = 2;

    /// So many opens without a flush in between; each log is a file to open and read.
    private static final long LOGS_KEPT_MAX = 16;

    private Tuning() {}

    /// @param logsKept write-ahead logs that lie there; each open adds one until they are flushed
    static DBOptions database(long logsKept) {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                // A torn tail is what a crash leaves, so it is dropped; what else is dropped with it, the chain and the
                // mark show.
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                // A flush at each open writes and syncs a file per family; none ever collects logs.
                .setAvoidFlushDuringRecovery(logsKept < LOGS_KEPT_MAX)
                .setMaxTotalWalSize(WAL_BYTES_MAX)
                .setMaxBackgroundJobs(BACKGROUND_JOBS)
                .setMaxBgErrorResumeCount(0) // a failed write is never retried, by nobody
                .setBytesPerSync(MIB) // flushed files reach the disk steadily, not in one stall
                .setAllowConcurrentMemtableWrite(false) // there is one writer thread
                .setEnableWriteThreadAdaptiveYield(false)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2);
    }

    static ColumnFamilyOptions family(Family family, Cache cache) {
        boolean busy = family == Family.JOURNAL || family == Family.INSTANCE;
        var options = new ColumnFamilyOptions()
                .setWriteBufferSize(busy ? MEMTABLE_BUSY : MEMTABLE_QUIET)
                .setMaxWriteBufferNumber(busy ? 4 : 2) // a flush that is late must not stall the writer
                .setCompressionType(CompressionType.LZ4_COMPRESSION) // less to write than it costs to compress
                .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
        if (family == Family.INSTANCE || family == Family.CHECKPOINTS) {
            options.setEnableBlobFiles(true)
                    .setMinBlobSize(BLOB_BYTES_MIN)
                    .setBlobCompressionType(CompressionType.LZ4_COMPRESSION)
                    .setEnableBlobGarbageCollection(true);
        }
        return options;
    }
}
