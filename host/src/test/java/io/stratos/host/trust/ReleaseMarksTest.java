package io.stratos.host.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.bundle.BundleWriter;
import io.stratos.host.bundle.Manifest;
import io.stratos.host.bundle.SampleBundles;
import io.stratos.host.refusal.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Downgrades and jumps of the release counter (faults H25, H26).
@Tag("M-29")
class ReleaseMarksTest {

    private static final long STEP_MAX = 1_000;

    @Test
    void theFirstReleaseAndEachNextOneMayCome() throws Exception {
        var store = TestKeys.store(TestKeys.trusted(1));
        var marks = admitted(ReleaseMarks.empty(), 1, "a", 1);

        assertThat(judge(marks, 2, "b", store)).isEmpty();
        assertThat(judge(marks, 1, "a", store)).isEmpty();
        assertThat(judge(ReleaseMarks.empty(), 1, "a", store)).isEmpty();
    }

    @Test
    void anOlderReleaseIsARollback() throws Exception {
        var marks = admitted(ReleaseMarks.empty(), 5, "e", 1);

        assertThat(judge(marks, 4, "d", TestKeys.store(TestKeys.trusted(1)))).contains(ReasonCode.TRU_ROLLBACK);
    }

    @Test
    void theSameNumberWithOtherContentIsARollback() throws Exception {
        var marks = admitted(ReleaseMarks.empty(), 5, "e", 1);

        assertThat(judge(marks, 5, "other", TestKeys.store(TestKeys.trusted(1))))
                .contains(ReasonCode.TRU_ROLLBACK);
    }

    @Test
    void aJumpBeyondTheStepIsAFastForwardAndTheStepItselfIsNot() throws Exception {
        var store = TestKeys.store(TestKeys.trusted(1));
        var marks = admitted(ReleaseMarks.empty(), 5, "e", 1);

        assertThat(judge(marks, Long.MAX_VALUE, "z", store)).contains(ReasonCode.TRU_FASTFORWARD);
        assertThat(judge(marks, 5 + STEP_MAX + 1, "z", store)).contains(ReasonCode.TRU_FASTFORWARD);
        assertThat(judge(marks, 5 + STEP_MAX, "z", store)).isEmpty();
    }

    @Test
    void theMarkOfARevokedKeyDoesNotBlockItsSuccessor() throws Exception {
        var marks = admitted(ReleaseMarks.empty(), 900, "z", 1);
        var revoked = TestKeys.trusted(1).revoked(new TrustedKey.Revocation(1, "stolen"));

        assertThat(judge(marks, 6, "f", TestKeys.store(revoked, TestKeys.trusted(2))))
                .isEmpty();
        assertThat(judge(marks, 6, "f", TestKeys.store(TestKeys.trusted(1), TestKeys.trusted(2))))
                .contains(ReasonCode.TRU_ROLLBACK);
    }

    @Test
    void marksSurviveTheDisk(@TempDir Path folder) throws Exception {
        var file = folder.resolve("releases.json");
        var marks = admitted(admitted(ReleaseMarks.empty(), 5, "e", 1), 6, "f", 2);
        marks.save(file);

        assertThat(ReleaseMarks.load(file).marks()).isEqualTo(marks.marks());
        assertThat(ReleaseMarks.load(folder.resolve("none.json")).marks()).isEmpty();
    }

    private static ReleaseMarks admitted(ReleaseMarks marks, long release, String hash, int seed) throws Exception {
        return marks.admitted(
                manifest(release),
                hash,
                List.of(TestKeys.signing(seed).verifyKey().id()));
    }

    private static Optional<ReasonCode> judge(ReleaseMarks marks, long release, String hash, TrustStore store)
            throws Exception {
        return marks.judge(manifest(release), hash, store, STEP_MAX).map(Refusal::code);
    }

    private static Manifest manifest(long release) throws Exception {
        return BundleReader.read(BundleWriter.write(SampleBundles.facts("sample", release), SampleBundles.files()))
                .manifest();
    }
}
