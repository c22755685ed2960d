package io.stratos.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What counts processes that guests leave behind sees those that a dead parent left.
@Tag("M-13")
final class OffspringTest {
    @Test
    void grandchildWhoseParentWasKilledCountsUntilItIsGone() throws IOException, InterruptedException {
        long before = Offspring.count();
        var parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; wait").start();
        try (var said = parent.inputReader()) {
            var grandchild = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            Offspring.look();
            parent.destroyForcibly();
            assertThat(parent.waitFor()).isNotZero();
            try {
                assertThat(grandchild.isAlive()).isTrue();
                assertThat(Offspring.count()).isEqualTo(before + 1);
            } finally {
                grandchild.destroyForcibly();
            }
        }

        assertThat(HostState.comes(() -> Offspring.count() <= before)).isTrue();
    }
}
