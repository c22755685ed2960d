package io.stratos.host.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.refusal.Refused;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-1")
class BundleBytesTest {

    @Test
    void sameFilesGiveTheSameBytesInWhateverOrderTheyCome() {
        var reversed = new ArrayList<>(SampleBundles.files());
        Collections.reverse(reversed);

        assertThat(BundleWriter.write(SampleBundles.facts("sample", 1), reversed))
                .isEqualTo(SampleBundles.unsigned());
    }

    @Test
    void otherProgramsCanUnpackABundle() throws Exception {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(SampleBundles.unsigned()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                zip.readAllBytes();
            }
        }

        assertThat(names).containsExactly("manifest.json", "code/strategy.wasm", "provenance.json", "strategy.yaml");
    }

    @Test
    void everyFlippedBitIsFound() {
        var whole = SampleBundles.unsigned();
        var taken = new ArrayList<String>();
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            var flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                if (BundleReader.read(flipped).wrongHashes().isEmpty()) {
                    taken.add("bit " + bit);
                }
            } catch (Refused refused) {
                assertThat(refused.refusals())
                        .as("bit %s", bit)
                        .allMatch(refusal -> refusal.code().name().startsWith("BND_"));
            }
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void swappedContentsAreFoundByTheirHashes() throws Exception {
        var zip = RawZip.of(SampleBundles.unsigned());
        var code = zip.entries.get(1);
        var provenance = zip.entries.get(2);
        zip.entries.set(1, new RawZip.Entry("code/strategy.wasm", provenance.content));
        zip.entries.set(2, new RawZip.Entry("provenance.json", code.content));

        var wrong = BundleReader.read(zip.build()).wrongHashes();

        assertThat(wrong).hasSize(2).allMatch(refusal -> refusal.code().name().equals("BND_HASH"));
    }
}
