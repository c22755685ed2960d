package io.stratos.host.plugin;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The jars that may be loaded, each with the hash of its bytes, as `sha256sum *.jar` writes them. Plugins
/// have all the rights of the host, so nothing is loaded that nobody pinned.
public final class PluginLock {
    /// Beside the jars.
    public static final String NAME = "plugins.lock";

    private static final int HASH_LENGTH = 64;
    private static final String BETWEEN = "  ";

    private static final String NONE = "no such plugin";

    private PluginLock() {}

    /// Holds a folder's jars against its lock file.
    ///
    /// @return hashes by name
    /// @throws Refused as [#verified]
    public static Map<String, String> check(Path folder) throws Refused {
        return hashes(verified(folder));
    }

    /// Reads a folder's jars and holds what was read against its lock file.
    ///
    /// @return what was read, and nothing else, may be loaded; by name
    /// @throws Refused `ENV_PLUGIN_HASH` naming every jar that is not pinned, has other bytes or is
    ///     missing, or if there is no lock file
    static Map<String, PluginJar> verified(Path folder) throws Refused {
        var pinned = read(folder);
        var there = jars(folder);
        var wrong = new ArrayList<Refusal>();
        there.forEach((name, jar) -> {
            var expected = pinned.get(name);
            if (!jar.hash().equals(expected)) {
                wrong.add(Refusal.of(ReasonCode.ENV_PLUGIN_HASH, "a plugin is not the one that was pinned")
                        .at(folder.resolve(name).toString())
                        .got(jar.hash(), expected == null ? NONE : expected));
            }
        });
        pinned.keySet().stream()
                .filter(name -> !there.containsKey(name))
                .forEach(name -> wrong.add(Refusal.of(ReasonCode.ENV_PLUGIN_HASH, "a plugin that was pinned is missing")
                        .at(folder.resolve(name).toString())));
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        return there;
    }

    /// Holds what is pinned now against what was loaded.
    ///
    /// @param loaded hashes by name
    /// @throws Refused `ENV_PLUGIN_HASH` naming every jar that is another one by now
    public static void requireLoaded(Path folder, Map<String, String> loaded) throws Refused {
        var pinned = check(folder);
        var names = new TreeSet<>(pinned.keySet());
        names.addAll(loaded.keySet());
        var wrong = new ArrayList<Refusal>();
        for (var name : names) {
            var before = loaded.getOrDefault(name, NONE);
            var now = pinned.getOrDefault(name, NONE);
            if (!before.equals(now)) {
                wrong.add(Refusal.of(ReasonCode.ENV_PLUGIN_HASH, "what is pinned is not what was loaded")
                        .at(folder.resolve(name).toString())
                        .got(before, now));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
    }

    /// Pins what is in a folder now.
    ///
    /// @return hashes by name
    public static Map<String, String> write(Path folder) throws Refused {
        var hashes = hashes(jars(folder));
        var text = new StringBuilder();
        hashes.forEach(
                (name, hash) -> text.append(hash).append(BETWEEN).append(name).append('\n'));
        WholeFile.write(folder.resolve(NAME), WholeFile.PUBLIC, text.toString().getBytes(StandardCharsets.UTF_8));
        return hashes;
    }

    private static Map<String, String> read(Path folder) throws Refused {
        var lock = folder.resolve(NAME);
        if (!Files.exists(lock)) {
            throw Refusal.of(ReasonCode.ENV_PLUGIN_HASH, "the folder of plugins has no lock file")
                    .at(lock.toString())
                    .refused();
        }
        try {
            var hashes = new TreeMap<String, String>();
            for (var line : Files.readAllLines(lock)) {
                int end = line.indexOf(BETWEEN);
                if (end != HASH_LENGTH) {
                    throw Refusal.of(ReasonCode.ENV_PLUGIN_HASH, "a line of the lock file is no hash and a name")
                            .at(lock.toString())
                            .got(line, "as sha256sum writes it")
                            .refused();
                }
                hashes.put(line.substring(end + BETWEEN.length()), line.substring(0, end));
            }
            return hashes;
        } catch (IOException unreadable) {
            throw unreadable(folder);
        }
    }

    private static Map<String, PluginJar> jars(Path folder) throws Refused {
        var jars = new TreeMap<String, PluginJar>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                jars.put(file.getFileName().toString(), PluginJar.read(file));
            }
        } catch (IOException unreadable) {
            throw unreadable(folder);
        }
        return jars;
    }

    private static Map<String, String> hashes(Map<String, PluginJar> jars) {
        var hashes = new TreeMap<String, String>();
        jars.forEach((name, jar) -> hashes.put(name, jar.hash()));
        return hashes;
    }

    private static Refused unreadable(Path folder) {
        return Refusal.of(ReasonCode.ENV_PLUGIN, "the plugins cannot be read")
                .at(folder.toString())
                .refused();
    }
}
