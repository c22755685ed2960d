package io.stratos.sandbox.wasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-13")
class SpareMemoriesTest {
    private final SpareMemories spares = new SpareMemories(30);

    @Test
    void whatIsTakenIsZeroAndItsTakersAlone() {
        byte[] memory = {1, 2, 3};
        spares.give(memory);

        assertThat(spares.take(3)).isSameAs(memory).containsOnly(0);
        assertThat(spares.take(3)).isNotSameAs(memory);
    }

    @Test
    void whatIsGivenTwiceIsThereOnce() {
        byte[] memory = new byte[10];
        spares.give(memory);
        spares.give(memory);

        assertThat(spares.take(10)).isSameAs(memory);
        assertThat(spares.take(10)).isNotSameAs(memory);
    }

    @Test
    void olderOnesMakeRoomAndWhatIsTooLargeIsLeft() {
        byte[] first = new byte[10];
        byte[] second = new byte[11];
        byte[] third = new byte[12];
        spares.give(first);
        spares.give(second);
        spares.give(third);
        byte[] large = new byte[31];
        spares.give(large);

        assertThat(spares.take(10)).isNotSameAs(first);
        assertThat(spares.take(11)).isSameAs(second);
        assertThat(spares.take(12)).isSameAs(third);
        assertThat(spares.take(31)).isNotSameAs(large);
    }

    /// A guest that grows page by page leaves many; they must not keep those out that are asked for.
    @Test
    void howeverManyComeTheNewestIsKept() {
        var many = new SpareMemories(1_000_000);
        for (int length = 1; length <= 1_000; length++) {
            many.give(new byte[length]);
        }
        byte[] newest = new byte[64];
        many.give(newest);

        assertThat(many.take(64)).isSameAs(newest);
    }
}
