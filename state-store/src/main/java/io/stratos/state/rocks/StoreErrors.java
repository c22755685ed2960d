package io.stratos.state.rocks;

import io.stratos.abi.model.ReasonCode;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// RocksDB's errors in our words.
final class StoreErrors {

    private StoreErrors() {}

    static ReasonCode codeOf(RocksDBException e) {
        Status status = e.getStatus();
        if (status == null) {
            return ReasonCode
                    .STA_LEDGER_DAMAGED; // raised by the Java side over options and handles of an existing database
        }
        return switch (status.getCode()) {
            case Corruption, InvalidArgument, NotFound -> ReasonCode.STA_LEDGER_DAMAGED;
            case NotSupported -> ReasonCode.STA_LEDGER_VERSION;
            default -> ReasonCode.STA_LEDGER_IO; // disk, space, shutdown: nothing was proven about the bytes
        };
    }

    /// Status and message; RocksDB names files and numbers there, never contents.
    static String detailOf(RocksDBException e) {
        Status status = e.getStatus();
        return status == null ? String.valueOf(e.getMessage()) : status.getCodeString() + ": " + e.getMessage();
    }
}
