package io.stratos.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Guests run on the caller's stack, and their calls are counted for the stack that the port names.
@Tag("M-13")
final class LauncherStackTest {

    @Test
    void launcherGivesThreadsTheStackThatGuestsNeed() throws IOException {
        var launcher = Files.readString(WorkingCopy.root().resolve("stratos"));
        var stack = Pattern.compile("^ *-Xss(\\d+)m$", Pattern.MULTILINE).matcher(launcher);

        assertThat(stack.find()).as("the launcher sets -Xss").isTrue();
        assertThat(Long.parseLong(stack.group(1)) << 20).isGreaterThanOrEqualTo(Sandbox.THREAD_STACK_BYTES);
    }
}
