package io.stratos.state.rocks;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointResult;
import io.stratos.state.CheckpointResult.Damaged;
import io.stratos.state.LedgerUnreadableException;
import java.util.ArrayList;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the newest checkpoint that can be used (SPEC M-17): newest first, each held against hash,
/// binding and catalog.
///
/// What is damaged goes to the quarantine, with its catalog entry, under the keys it had: evidence,
/// and out of the way. Called at the start and the rebuild of an instance, from any thread.
final class CheckpointFinder {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFinder.class);

    private final RocksStore store;
    private final Generations generations;
    private final boolean sync;

    CheckpointFinder(RocksStore store, Generations generations, LedgerOptions options) {
        this.store = store;
        this.generations = generations;
        this.sync = options.isDurable();
    }

    /// Finds it; damaged ones on the way are moved and named.
    ///
    /// @param cursorMax newer ones are passed over and named, not quarantined
    CheckpointResult newest(InstanceId instance, long cursorMax) {
        var damaged = new ArrayList<Damaged>();
        for (long generation : Generations.committed(store, instance).reversed()) {
            switch (look(instance, generation, cursorMax)) {
                case Look.Usable(var good) -> {
                    return new CheckpointResult.Found(good.header(), generation, good.payload(), damaged);
                }
                case Look.Unusable(var code, boolean evidence) -> {
                    damaged.add(new Damaged(generation, code));
                    if (evidence) {
                        quarantine(instance, generation, code);
                    }
                }
                case Look.Gone() -> {}
            }
        }
        return new CheckpointResult.None(damaged);
    }

    private sealed interface Look {
        Look DAMAGED = new Unusable(ReasonCode.STA_CHECKPOINT_DAMAGED, true);

        record Usable(CheckpointBytes.Decoded.Good good) implements Look {}

        record Unusable(ReasonCode code, boolean evidence) implements Look {}

        /// The writer pruned it between listing and looking.
        record Gone() implements Look {}
    }

    private Look look(InstanceId instance, long generation, long cursorMax) {
        var catalogKey = CheckpointKeys.of(CheckpointKeys.CATALOG, instance, generation);
        try {
            byte[] row = store.get(Family.CHECKPOINTS, catalogKey);
            byte[] bytes = store.get(Family.CHECKPOINTS, CheckpointKeys.of(CheckpointKeys.BYTES, instance, generation));
            if (row == null || bytes == null) {
                return store.get(Family.CHECKPOINTS, catalogKey) == null ? new Look.Gone() : Look.DAMAGED;
            }
            var entry = CatalogEntry.decode(catalogKey, row);
            return entry == null ? Look.DAMAGED : judge(bytes, instance, generation, entry, cursorMax);
        } catch (LedgerUnreadableException e) {
            if (e.code() != ReasonCode.STA_LEDGER_DAMAGED) {
                throw e; // a failing disk proves nothing about the bytes
            }
            return new Look.Unusable(
                    ReasonCode.STA_CHECKPOINT_DAMAGED, false); // the evidence is the file it cannot leave
        }
    }

    private static Look judge(byte[] bytes, InstanceId instance, long generation, CatalogEntry entry, long cursorMax) {
        if (entry.cursor() > cursorMax) {
            return new Look.Unusable(ReasonCode.STA_ROLLBACK, false);
        }
        return switch (CheckpointBytes.decode(bytes, instance, generation, entry)) {
            case CheckpointBytes.Decoded.Good good -> new Look.Usable(good);
            case CheckpointBytes.Decoded.Bad(var code) ->
                new Look.Unusable(code, code != ReasonCode.STA_LEDGER_VERSION);
        };
    }

    /// Moves what is there in one write, while the store cannot be closed: nobody waits for a guest that is being made.
    /// If that fails, the evidence stays where it is and is found again.
    void quarantine(InstanceId instance, long generation, ReasonCode code) {
        store.read(() -> {
            move(instance, generation, code);
            return code;
        });
    }

    private void move(InstanceId instance, long generation, ReasonCode code) {
        try (var move = new WriteBatch()) {
            for (byte kind : new byte[] {CheckpointKeys.BYTES, CheckpointKeys.CATALOG}) {
                var key = CheckpointKeys.of(kind, instance, generation);
                byte[] evidence = store.get(Family.CHECKPOINTS, key);
                if (evidence != null) {
                    move.put(store.handle(Family.QUARANTINE), key, evidence);
                    move.delete(store.handle(Family.CHECKPOINTS), key);
                }
            }
            store.write(move, sync);
            generations.forget(instance, generation);
            LOG.warn("{}: checkpoint of {}, generation {}, is in the quarantine", code, instance, generation);
        } catch (RocksDBException e) {
            LOG.error(
                    "{}: checkpoint of {}, generation {}, stays in place: {}",
                    code,
                    instance,
                    generation,
                    StoreErrors.detailOf(e));
        }
    }
}
