package io.stratos.host.daemon.api;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.state.CheckpointResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerHead;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The ledger as one caller of the local API sees it: only read, and cut short once the daemon stops. What was cut
/// short is no answer, see [#isCut].
final class OpenLedger implements LedgerReader {
    private final Ledger ledger;
    private final BooleanSupplier isStopping;
    private boolean isCut;

    OpenLedger(Ledger ledger, BooleanSupplier isStopping) {
        this.ledger = ledger;
        this.isStopping = isStopping;
    }

    LedgerHead head() {
        return ledger.head();
    }

    LedgerReader reader() {
        return this;
    }

    /// Whether something was not read to its end because the daemon stops.
    boolean isCut() {
        return isCut;
    }

    private boolean goesOn() {
        isCut |= isStopping.getAsBoolean();
        return !isCut;
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return ledger.reader().get(table, key);
    }

    @Override
    public void scan(Table table, byte[] prefix, RowVisitor visitor) {
        ledger.reader().scan(table, prefix, (key, row) -> goesOn() && visitor.row(key, row));
    }

    @Override
    public void range(Table table, byte[] fromKey, byte[] toKey, RowVisitor visitor) {
        ledger.reader().range(table, fromKey, toKey, (key, row) -> goesOn() && visitor.row(key, row));
    }

    @Override
    public void records(long fromSeq, RecordVisitor visitor) {
        ledger.reader()
                .records(
                        fromSeq,
                        (seq, kind, atNanos, payload, hash) ->
                                goesOn() && visitor.record(seq, kind, atNanos, payload, hash));
    }

    @Override
    public CheckpointResult newestCheckpoint(InstanceId instance, long cursorMax) {
        return ledger.reader().newestCheckpoint(instance, cursorMax);
    }

    @Override
    public void setAside(InstanceId instance, long generation, ReasonCode why) {
        throw new UnsupportedOperationException("Invariant: nobody writes through the local API's window");
    }
}
