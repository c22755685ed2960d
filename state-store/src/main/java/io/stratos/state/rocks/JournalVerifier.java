package io.stratos.state.rocks;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.journal.HighWaterMark;
import io.stratos.state.journal.VerifyResult;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/// Checks a journal from outside (`audit verify`, SPEC X-9): chain and seals, then head, high-water
/// mark and witness.
///
/// Opens the directory without writing to it, and never beside a running process. A part of the
/// journal is checked against the stored hash of the record before it; only a walk from record 1
/// proves the whole.
public final class JournalVerifier {

    private JournalVerifier() {}

    /// Which records to walk.
    ///
    /// @param from first, from 1
    /// @param to last; beyond the head means up to the head
    public record Range(long from, long to) {

        /// The whole journal.
        public static final Range ALL = new Range(1, Long.MAX_VALUE - 1);

        public Range {
            if (from < 1 || to < from || to == Long.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "Condition failed: 1 <= from <= to < 2^63 - 1, got from=" + from + " to=" + to);
            }
        }
    }

    /// Is told every 1,024 records.
    @FunctionalInterface
    public interface Progress {
        /// All up to `seq` hold.
        ///
        /// @return false to stop
        boolean reached(long seq, long lastSeq);
    }

    /// Checks the directory.
    ///
    /// @param witness a head that was noted elsewhere (lease node, log, printout); null for none
    public static VerifyResult verify(Path directory, Range range, @Nullable LedgerHead witness, Progress progress) {
        var layout = new Layout(directory);
        try {
            if (!layout.holdsDatabase()) {
                return withoutDatabase(layout);
            }
            NativeLibrary.load();
            try (var lock = DirectoryLock.shared(directory)) {
                if (lock == null) {
                    return new VerifyResult.Unavailable(
                            ReasonCode.STA_LEDGER_LOCKED, directory + " is used by " + DirectoryLock.holder(directory));
                }
                return verifyLocked(layout, range, witness, progress);
            }
        } catch (IOException e) {
            return new VerifyResult.Unavailable(ReasonCode.STA_LEDGER_IO, e.toString());
        }
    }

    private static VerifyResult verifyLocked(
            Layout layout, Range range, @Nullable LedgerHead witness, Progress progress) throws IOException {
        try {
            var obstacle = layout.obstacle();
            if (obstacle != null) {
                return new VerifyResult.Unavailable(obstacle.code(), obstacle.detail());
            }
            try (var store = RocksStore.openReadOnly(layout.database())) {
                return verify(layout, store, range, witness, progress);
            }
        } catch (RocksDBException e) {
            return new VerifyResult.Unavailable(StoreErrors.codeOf(e), StoreErrors.detailOf(e));
        }
    }

    static VerifyResult verify(
            Layout layout, RocksStore store, Range range, @Nullable LedgerHead witness, Progress progress) {
        try {
            // In this order: what is committed meanwhile moves the head away from the mark, never the mark beyond the
            // head.
            var reading = HighWaterMark.read(layout.mark());
            var format = Facts.format(store);
            if (format == null || format.version() > Facts.FORMAT) {
                return format == null
                        ? new VerifyResult.Unavailable(ReasonCode.STA_LEDGER_DAMAGED, "no format in " + layout.root())
                        : new VerifyResult.Unavailable(ReasonCode.STA_LEDGER_VERSION, "format " + format.version());
            }
            return new Verification(store, format.segmentLength(), reading, witness).run(range, progress);
        } catch (LedgerUnreadableException e) {
            return new VerifyResult.Unavailable(e.code(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new VerifyResult.Unavailable(ReasonCode.STA_LEDGER_IO, e.toString());
        }
    }

    /// A mark without a database: the database was there once.
    private static VerifyResult withoutDatabase(Layout layout) throws IOException {
        var newest = HighWaterMark.read(layout.mark()).newest();
        return newest != null && newest.seq() > 0
                ? new VerifyResult.Truncated(0, newest.seq())
                : new VerifyResult.Unavailable(ReasonCode.STA_LEDGER_IO, "no ledger in " + layout.root());
    }
}
