package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-2")
class StatusDocumentTest {
    @TempDir
    private Path data;

    @Test
    void aDaemonWhoseJournalIsClosedStillTellsHowItIs() throws Exception {
        try (var bench = new DaemonBench(data)) {
            assertThat(bench.get("viewer", "/v1/status").body()).doesNotContain("\"journal_seq\":null");
            bench.daemon.window().close();

            var told = bench.get("viewer", "/v1/status");

            assertThat(told.statusCode()).isEqualTo(200);
            assertThat(told.body()).contains("\"state\":\"running\"", "\"journal_seq\":null");
        }
    }
}
