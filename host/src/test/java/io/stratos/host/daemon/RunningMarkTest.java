package io.stratos.host.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-2")
class RunningMarkTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path data;

    @Test
    void anEndInOrderLeavesNoTrace() throws Exception {
        assertThat(RunningMark.begin(data, SECOND)).isEmpty();
        RunningMark.end(data);

        assertThat(RunningMark.begin(data, 2 * SECOND)).isEmpty();
        assertThat(RunningMark.newest(data)).isNull();
    }

    @Test
    void aCrashIsToldWithItsProcessAndTheEndOfItsLog() throws Exception {
        RunningMark.begin(data, SECOND);
        Files.writeString(data.resolve(RunningMark.LOG_FILE), "first\nthe last words\n", UTF_8);

        var crash = RunningMark.begin(data, 2 * SECOND).orElseThrow();

        assertThat(Files.readString(crash, UTF_8))
                .contains("process " + ProcessHandle.current().pid())
                .contains("started 1970-01-01T00:00:01")
                .endsWith("the last words\n");
        assertThat(RunningMark.newest(data)).isEqualTo(crash);
    }

    @Test
    void theOldestCrashesGo() throws Exception {
        for (int start = 1; start <= 30; start++) {
            RunningMark.begin(data, start * SECOND);
        }

        try (var files = Files.list(data.resolve("crashes"))) {
            assertThat(files).hasSize(20);
        }
        assertThat(String.valueOf(RunningMark.newest(data))).contains("000030");
    }

    @Test
    void whoAsksADaemonThatDiedIsToldWhereItsLogIs() throws Exception {
        Files.writeString(
                data.resolve("running.json"),
                "{\"schema\":\"stratos.running/1\",\"pid\":" + Long.MAX_VALUE / 4 + ",\"started\":\"then\"}",
                UTF_8);

        assertThatThrownBy(() -> ControlFile.read(data))
                .hasMessageContaining("ended without a stop")
                .hasMessageContaining(RunningMark.LOG_FILE);
    }

    @Test
    void aDamagedMarkIsACrashToo() throws Exception {
        Files.writeString(data.resolve("running.json"), "{", UTF_8);

        assertThat(RunningMark.begin(data, SECOND)).isPresent();
    }
}
