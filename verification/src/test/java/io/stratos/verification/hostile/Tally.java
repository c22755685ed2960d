package io.stratos.verification.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a run of the suite tried and saw end as its files say, while the neighbours decided what they decide alone.
final class Tally {
    private static final Path FILE = Path.of("target", "hostile.txt");

    private final Map<String, Integer> bouts = new TreeMap<>();
    private final Map<String, Map<String, Integer>> ends = new TreeMap<>();

    /// A bout is over, and every assertion on it held.
    ///
    /// @param how the cases met: alone, in pairs, at once
    void held(String how, List<HostileCase> attacks) {
        bouts.merge(how, 1, Integer::sum);
        var byEnd = ends.computeIfAbsent(how, _ -> new TreeMap<>());
        attacks.forEach(attack -> byEnd.merge(attack.expected(), 1, Integer::sum));
    }

    /// Leaves it for whoever ran the suite.
    void write() throws IOException {
        Files.writeString(
                FILE, ends.keySet().stream().map(this::line).sorted().collect(Collectors.joining("\n", "", "\n")));
    }

    private String line(String how) {
        var byEnd = ends.getOrDefault(how, Map.of());
        int cases = byEnd.values().stream().mapToInt(Integer::intValue).sum();
        return how + ": " + bouts.get(how) + " times, " + cases + " cases as their files say ("
                + byEnd.entrySet().stream()
                        .map(end -> end.getValue() + " " + end.getKey())
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
