package io.stratos.host.trust;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.Manifest;
import io.stratos.host.file.GuardedFile;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The highest release of each strategy that was admitted, per signing key. A value; only admission moves it.
///
/// Per key, so that a stolen key cannot raise the mark out of its successor's reach: marks of revoked keys do not
/// count.
public final class ReleaseMarks {

    /// One mark.
    ///
    /// @param manifestSha256 what that release was; the same number must not mean something else later
    public record Mark(String strategyId, String keyId, long release, String manifestSha256) {}

    private final List<Mark> marks;

    ReleaseMarks(List<Mark> marks) {
        this.marks = List.copyOf(marks);
    }

    /// Nothing was admitted yet.
    public static ReleaseMarks empty() {
        return new ReleaseMarks(List.of());
    }

    public static ReleaseMarks load(Path file) throws Refused {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return empty();
        }
        return ReleaseMarksJson.read(GuardedFile.read(file), file.toString());
    }

    public void save(Path file) throws Refused {
        WholeFile.write(file, WholeFile.PRIVATE, ReleaseMarksJson.write(marks));
    }

    public List<Mark> marks() {
        return marks;
    }

    /// Holds a release against the marks of all keys that still count.
    ///
    /// @param manifestSha256 hash of the bundle's manifest
    /// @param stepMax how far the counter may jump
    public Optional<Refusal> judge(Manifest manifest, String manifestSha256, TrustStore store, long stepMax) {
        long mark = 0;
        var known = "";
        for (var candidate : marks) {
            if (candidate.strategyId().equals(manifest.strategyId())
                    && candidate.release() > mark
                    && counts(candidate, store)) {
                mark = candidate.release();
                known = candidate.manifestSha256();
            }
        }
        if (manifest.release() < mark) {
            return Optional.of(
                    Refusal.of(ReasonCode.TRU_ROLLBACK, "a newer release of this strategy was admitted before")
                            .got("release " + manifest.release(), "at least " + mark));
        }
        if (manifest.release() == mark && !known.equals(manifestSha256)) {
            return Optional.of(
                    Refusal.of(ReasonCode.TRU_ROLLBACK, "this release number was admitted with other content")
                            .got("release " + manifest.release() + " with manifest " + manifestSha256, known)
                            .fix("pack it with a higher --release"));
        }
        if (manifest.release() - mark > stepMax) {
            return Optional.of(Refusal.of(ReasonCode.TRU_FASTFORWARD, "the release counter jumps too far")
                    .got("from " + mark + " to " + manifest.release(), "a step of at most " + stepMax));
        }
        return Optional.empty();
    }

    /// With the marks of these keys at this release, lower ones included: an audited downgrade lowers them.
    public ReleaseMarks admitted(Manifest manifest, String manifestSha256, List<String> keyIds) {
        var moved = new ArrayList<>(marks.stream()
                .filter(mark -> !mark.strategyId().equals(manifest.strategyId()) || !keyIds.contains(mark.keyId()))
                .toList());
        for (var keyId : keyIds) {
            moved.add(new Mark(manifest.strategyId(), keyId, manifest.release(), manifestSha256));
        }
        return new ReleaseMarks(moved);
    }

    private static boolean counts(Mark mark, TrustStore store) {
        var key = store.find(mark.keyId());
        return key.isPresent() && key.get().revoked() == null;
    }
}
