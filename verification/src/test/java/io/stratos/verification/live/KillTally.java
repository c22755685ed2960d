package io.stratos.verification.live;

import io.stratos.host.live.duty.LiveStep;
import io.stratos.verification.program.JsonDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a run of kills shows: what rested at the venue when it happened, what was compared, and where the
/// time went.
final class KillTally {
    private static final double SECOND_NANOS = 1e9;

    private final List<Integer> open = new ArrayList<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private VenueOracle.Compared compared = new VenueOracle.Compared(0, 0, 0, 0, 0, 0);

    /// A part of the run, how often it came and how long it took: told, never judged.
    private record Part(int times, long nanos) {
        static final Part NONE = new Part(0, 0);

        Part plus(long more) {
            return new Part(times + 1, nanos + more);
        }
    }

    /// Ends what [#measuring] began.
    @FunctionalInterface
    interface Measuring extends AutoCloseable {
        @Override
        void close();
    }

    Measuring measuring(String part) {
        long from = System.nanoTime();
        return () -> parts.put(part, parts.getOrDefault(part, Part.NONE).plus(System.nanoTime() - from));
    }

    /// One kill, and how many orders rested at the venue then.
    void killed(int openOrders) {
        open.add(openOrders);
    }

    void compared(VenueOracle.Compared more) {
        compared = compared.plus(more);
    }

    VenueOracle.Compared compared() {
        return compared;
    }

    /// What a venue that is about to be killed counted: how often each kind of fault happened.
    void faults(JsonDocument counted) {
        for (var kind : counted.names()) {
            faults.merge(kind, counted.number(kind), Long::sum);
        }
    }

    Set<String> faults() {
        return Set.copyOf(faults.keySet());
    }

    /// How many kills happened while at least so many orders rested.
    long killsWith(int openOrders) {
        return open.stream().filter(one -> one >= openOrders).count();
    }

    String told(String run, Set<LiveStep> ended, Set<LiveStep> left) {
        return """
            %s: %d kills
            open orders at a kill: %s; 14 or more at %d of them
            faults on the way: %s
            compared with the venue's own book: %s
            the host ended at %d named steps: %s
            not at: %s
            seconds (how often): %s
            """.formatted(
                        run, open.size(), open, killsWith(14), faults, compared, ended.size(), ended, left, times());
    }

    private String times() {
        return parts.entrySet().stream()
                .map(part -> "%s %.1f (%d)"
                        .formatted(
                                part.getKey(),
                                part.getValue().nanos() / SECOND_NANOS,
                                part.getValue().times()))
                .collect(Collectors.joining(", "));
    }
}
