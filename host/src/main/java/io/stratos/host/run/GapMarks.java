package io.stratos.host.run;

import io.stratos.abi.model.Quality;
import java.util.HashSet;
import java.util.Set;

/// Market data that passed while an instance was waiting to be rebuilt: counted, and the next record of
/// each instrument says that something before it is missing (SPEC M-27).
final class GapMarks {
    private final Set<Integer> missed;
    private long skipped;

    GapMarks(ShellPosition from) {
        missed = new HashSet<>(from.missed());
        skipped = from.skipped();
    }

    void skip(int instrument) {
        skipped++;
        missed.add(instrument);
    }

    /// Flags of the next record of an instrument, which closes its gap.
    int flagsOf(int instrument) {
        return !missed.isEmpty() && missed.remove(instrument) ? Quality.GAP : Quality.GOOD;
    }

    long skipped() {
        return skipped;
    }

    Set<Integer> missed() {
        return missed;
    }
}
