package io.stratos.verification.live;

import java.util.List;
import java.util.stream.IntStream;

/// What one kill ends.
enum Victim {
    /// The host, at a named step.
    HOST_AT_A_STEP,
    /// The host, between two answers.
    HOST,
    /// The venue, while the host lives on.
    VENUE,
    /// Both at once.
    BOTH;

    /// The order of the kills, over and over: named steps most often, because there are so many of them.
    private static final List<Victim> ROUND = List.of(
            HOST_AT_A_STEP,
            VENUE,
            HOST_AT_A_STEP,
            BOTH,
            HOST_AT_A_STEP,
            HOST,
            HOST_AT_A_STEP,
            HOST_AT_A_STEP,
            VENUE,
            HOST_AT_A_STEP);

    static Victim of(int kill) {
        return ROUND.get(kill % ROUND.size());
    }

    /// How many kills before this one are at a named step.
    static int stepsBefore(int kill) {
        return (int) IntStream.range(0, kill)
                .filter(before -> of(before) == HOST_AT_A_STEP)
                .count();
    }
}
