package io.stratos.state.rocks;

import io.stratos.abi.model.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// Files of a data directory: `ledger.lock`, `high-water-mark`, and RocksDB's own in `rocks/`.
///
/// @param root the directory that the operator named
record Layout(Path root) {

    Path database() {
        return root.resolve("rocks");
    }

    Path mark() {
        return root.resolve("high-water-mark");
    }

    boolean holdsDatabase() {
        return Files.exists(database().resolve("CURRENT"));
    }

    /// Looks at what RocksDB would do before it does it: it would start anew over the remains of a
    /// database whose `CURRENT` file is gone, and delete them.
    ///
    /// @return null if it may be opened
    OpenResult.@Nullable Refused obstacle() throws IOException, RocksDBException {
        if (!Files.isDirectory(database())) {
            return null;
        }
        if (!holdsDatabase()) {
            return holdsRemains()
                    ? new OpenResult.Refused(
                            ReasonCode.STA_LEDGER_DAMAGED, database() + " holds data but no CURRENT file")
                    : null;
        }
        try (var options = new Options()) {
            for (var name : RocksDB.listColumnFamilies(options, database().toString())) {
                if (Family.named(name) == null) {
                    return new OpenResult.Refused(
                            ReasonCode.STA_LEDGER_VERSION,
                            database() + " holds a column family this version does not know");
                }
            }
        }
        return null;
    }

    /// How many write-ahead logs lie in a database's directory; 0 if that cannot be told.
    static long logs(Path database) {
        try (var files = Files.list(database)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .count();
        } catch (IOException e) {
            return 0; // opening will say what is wrong
        }
    }

    private boolean holdsRemains() throws IOException {
        try (var files = Files.list(database())) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".sst") || name.endsWith(".log") || name.endsWith(".blob"));
        }
    }
}
