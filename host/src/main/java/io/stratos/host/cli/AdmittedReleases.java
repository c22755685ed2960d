package io.stratos.host.cli;

import io.stratos.host.admission.Admitted;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.ReleaseMarks;
import java.nio.file.Path;

/// The releases that a data directory has admitted: `admit` and the daemon hold every bundle against the same file, so
/// that neither lets through what the other would refuse.
final class AdmittedReleases {
    private static final String FILE = "releases.json";

    private final Path file;
    private ReleaseMarks marks;

    private AdmittedReleases(Path file, ReleaseMarks marks) {
        this.file = file;
        this.marks = marks;
    }

    static AdmittedReleases of(Path data) throws Refused {
        var file = data.resolve(FILE);
        return new AdmittedReleases(file, ReleaseMarks.load(file));
    }

    ReleaseMarks marks() {
        return marks;
    }

    /// Keeps that a bundle was admitted; lower ones are refused from here on.
    void admitted(Admitted admitted) throws Refused {
        var bundle = admitted.bundle();
        var moved = marks.admitted(bundle.manifest(), bundle.manifestSha256(), admitted.signers());
        if (!moved.marks().equals(marks.marks())) {
            moved.save(file);
            marks = moved;
        }
    }
}
