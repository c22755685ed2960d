package io.stratos.verification.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Every process that came from this one, as far as somebody looked while it was there.
///
/// A confined guest is a grandchild: below it the one that made its namespaces. Once that is killed, what it
/// leaves behind is nobody's descendant any more, so each process is remembered until it is gone itself.
final class Offspring {
    private static final Set<ProcessHandle> SEEN = ConcurrentHashMap.newKeySet();

    private Offspring() {}

    /// Takes note of those that are there now; before one of them is killed.
    static void look() {
        try (var all = ProcessHandle.current().descendants()) {
            all.forEach(SEEN::add);
        }
    }

    /// How many are there, those among them whose parents are gone.
    static long count() {
        look();
        SEEN.removeIf(process -> !isThere(process));
        return SEEN.size();
    }

    /// One that is dead and that nobody has asked for runs no more.
    private static boolean isThere(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return status.charAt(status.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException _) { // it went meanwhile
            return false;
        }
    }
}
