package io.stratos.host.plugin;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Sha256;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The list of jars an installation was delivered with, and their hashes.
final class PluginLock {

    private static final String NAME = "plugins.lock";

    private PluginLock() {}

    /// Holds the folder's jars against its lock file, if it has one.
    static void check(Path folder) throws Refused {
        var lock = folder.resolve(NAME);
        if (!Files.exists(lock)) {
            return;
        }
        try {
            var expected = read(lock);
            var actual = jars(folder);
            if (!actual.equals(expected)) {
                throw Refusal.of(ReasonCode.ENV_PLUGIN, "the plugins are not those the installation was delivered with")
                        .at(folder.toString())
                        .got(actual, expected)
                        .refused();
            }
        } catch (IOException unreadable) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN, "the plugins cannot be read")
                    .at(folder.toString())
                    .refused();
        }
    }

    private static Map<String, String> read(Path lock) throws IOException {
        var hashes = new TreeMap<String, String>();
        for (var line : Files.readAllLines(lock)) {
            var cells = line.trim().split("[ *]+", 2);
            if (cells.length == 2) {
                hashes.put(cells[1], cells[0]);
            }
        }
        return hashes;
    }

    private static Map<String, String> jars(Path folder) throws IOException {
        var hashes = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                hashes.put(file.getFileName().toString(), Sha256.hex(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }
}
