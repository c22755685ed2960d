package io.stratos.state.rocks;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.journal.ChainState;
import io.stratos.state.journal.HighWaterMark;
import io.stratos.state.journal.MarkVerdict;
import io.stratos.state.journal.RecordChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// The steps from a directory to a running ledger. Everything is looked at before anything is
/// written; each refusal closes what was opened.
final class LedgerOpening {

    private static final String MARK_SUBJECT = "high-water-mark";

    private final Layout layout;
    private final LedgerOptions options;
    private final Disk disk;

    LedgerOpening(Path directory, LedgerOptions options, Disk disk) {
        this.layout = new Layout(directory);
        this.options = options;
        this.disk = disk;
    }

    OpenResult open() {
        try {
            Files.createDirectories(layout.root());
            NativeLibrary.load();
            var lock = DirectoryLock.exclusive(layout.root());
            if (lock == null) {
                return new OpenResult.Refused(
                        ReasonCode.STA_LEDGER_LOCKED,
                        layout.root() + " is used by " + DirectoryLock.holder(layout.root()));
            }
            return openLocked(lock);
        } catch (IOException e) {
            return new OpenResult.Refused(ReasonCode.STA_LEDGER_IO, e.toString());
        }
    }

    private OpenResult openLocked(DirectoryLock lock) throws IOException {
        OpenResult result = null;
        try {
            var obstacle = layout.obstacle();
            result = obstacle != null ? obstacle : openStore(lock, RocksStore.open(layout.database()));
            return result;
        } catch (RocksDBException e) {
            return new OpenResult.Refused(StoreErrors.codeOf(e), StoreErrors.detailOf(e));
        } finally {
            if (!(result instanceof OpenResult.Opened)) {
                lock.close();
            }
        }
    }

    private OpenResult openStore(DirectoryLock lock, RocksStore store) throws IOException, RocksDBException {
        OpenResult result = null;
        try {
            result = switch (Inspection.of(store)) {
                case Inspection.Unsound(var code, var detail) -> new OpenResult.Refused(code, detail);
                case Inspection.Blank() -> create(lock, store);
                case Inspection.Sound sound -> start(lock, store, sound, false);
            };
            return result;
        } catch (LedgerUnreadableException e) {
            return new OpenResult.Refused(e.code(), String.valueOf(e.getMessage()));
        } finally {
            if (!(result instanceof OpenResult.Opened)) {
                store.close();
            }
        }
    }

    private OpenResult create(DirectoryLock lock, RocksStore store) throws IOException, RocksDBException {
        try (var batch = new WriteBatch()) {
            Facts.putFormat(store, batch, options.segmentLength());
            disk.opening(store::write).write(batch, true);
        }
        var format = new Facts.Format(Facts.FORMAT, options.segmentLength());
        return start(lock, store, new Inspection.Sound(format, ChainState.empty(), 1), true);
    }

    private OpenResult start(DirectoryLock lock, RocksStore store, Inspection.Sound sound, boolean created)
            throws IOException, RocksDBException {
        var tail = sound.tail();
        var reading = HighWaterMark.read(layout.mark());
        var verdict = MarkVerdict.of(reading, tail.head(), seq -> JournalWalk.hashAt(store, seq));
        boolean clean = created || Facts.isCleanStop(store, tail.seq(), tail.hash());
        var report = new OpenReport(tail.head(), created, clean, verdict, sound.verifiedFromSeq(), reading.slotsTorn());
        var fence = TokenFence.load(store);
        var origin = origin(store);
        forgetCleanStop(store); // the first write: a refusal above has changed nothing
        var mark = HighWaterMark.open(layout.mark(), disk::mark);
        if (tail.seq() == 0 && reading.newest() == null && reading.slotsTorn() == 0) { // torn slots are evidence
            mark.begin();
        }
        var chain = new RecordChain(sound.format().segmentLength(), tail);
        var ledger = run(lock, store, mark, fence, chain, origin, finding(reading, verdict));
        return new OpenResult.Opened(ledger, report);
    }

    private RocksLedger run(
            DirectoryLock lock,
            RocksStore store,
            HighWaterMark mark,
            TokenFence fence,
            RecordChain chain,
            byte[] origin,
            @Nullable NoteRecord finding) {
        var write = disk.running(store::write);
        var generations = new Generations(store);
        var shelf = new CheckpointShelf(store, generations, write, options);
        var group = new GroupCommit(store, chain, fence, shelf, mark, write, options, origin, finding);
        var reader = new StoredReader(store, new CheckpointFinder(store, generations, options));
        return RocksLedger.start(layout, options, lock, store, mark, group, reader);
    }

    /// From here on a stop is unclean until it is recorded again. On the disk before anything else
    /// is, in every mode: a power loss must not bring an old clean stop back.
    private void forgetCleanStop(RocksStore store) throws RocksDBException {
        try (var batch = new WriteBatch()) {
            Facts.deleteCleanStop(store, batch);
            disk.opening(store::write).write(batch, true);
        }
    }

    private static byte[] origin(RocksStore store) {
        var first = JournalWalk.record(store, 1);
        return first == null ? new byte[Sha256.LENGTH] : Arrays.copyOf(first.hash(), Sha256.LENGTH);
    }

    /// What the journal keeps of a mark that does not fit: the reason, and how far the mark had
    /// come.
    private static @Nullable NoteRecord finding(HighWaterMark.Reading reading, MarkVerdict verdict) {
        var newest = reading.newest();
        return verdict.code() == ReasonCode.OK
                ? null
                : new NoteRecord(MARK_SUBJECT, verdict.code(), newest == null ? 0 : newest.seq());
    }
}
