package io.stratos.state.rocks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;

/// Loads RocksDB's native library without leaving it behind.
///
/// Left to itself, RocksDB unpacks 15 MB into the temporary directory and deletes them at exit:
/// each killed process leaves its copy, and a kill loop fills the disk. Here the file is deleted as
/// soon as it is mapped, which Linux allows.
final class NativeLibrary {

    private static boolean loaded;

    private NativeLibrary() {}

    /// Loads once per process.
    ///
    /// @throws IOException if the temporary directory cannot take the library
    static synchronized void load() throws IOException {
        if (loaded) {
            return;
        }
        var directory = Files.createTempDirectory("stratos-rocksdb");
        try {
            NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
            RocksDB.loadLibrary();
            loaded = true;
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
