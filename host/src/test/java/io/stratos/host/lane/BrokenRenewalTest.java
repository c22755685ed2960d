package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.Input;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A host without memory just when a guest starts anew: neither of the two guests is left behind.
@Tag("M-12")
class BrokenRenewalTest {
    @TempDir
    Path folder;

    private int made;

    @Test
    void guestThatCannotBeMadeLeavesNoFormerOne() {
        assertClosed(new ScriptedModule(() -> {
            if (++made == 2) {
                throw new OutOfMemoryError("Java heap space");
            }
            return (_, _, _) -> {};
        }));
    }

    @Test
    void guestWhoseInitBreaksTheHostLeavesNoFormerOne() {
        assertClosed(new ScriptedModule(() -> (_, input, _) -> {
            if (input instanceof Input.Init init && init.restoredState() != null) {
                throw new OutOfMemoryError("Java heap space");
            }
        }));
    }

    private void assertClosed(ScriptedModule module) {
        try (var bench = new LaneBench(folder, module, 1)) {
            bench.recovery.start(1);
            assertThat(module.open()).isEqualTo(1);

            assertThatThrownBy(() -> bench.trade(1)).isInstanceOf(OutOfMemoryError.class);

            assertThat(module.open()).isZero();
        }
    }
}
