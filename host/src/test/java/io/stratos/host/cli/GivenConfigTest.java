package io.stratos.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-2")
class GivenConfigTest {
    @TempDir
    private Path folder;

    private Map<String, String> read(String... given) throws Refused {
        return GivenConfig.read(new CommandContext(World.system(), Terminal.ofProcess()), List.of(given));
    }

    private String file(String text) throws Exception {
        var file = folder.resolve("values.yaml");
        Files.writeString(file, text);
        return file.toString();
    }

    @Test
    void aFileGivesItsValuesAsTheyAreWritten() throws Exception {
        assertThat(read(file("fast: 12\nslow: 26\nthreshold: 0.10\nshort: true\n")))
                .containsExactly(
                        Map.entry("fast", "12"),
                        Map.entry("slow", "26"),
                        Map.entry("threshold", "0.10"),
                        Map.entry("short", "true"));
    }

    @Test
    void theLaterWins() throws Exception {
        assertThat(read(file("fast: 12\nslow: 26\n"), "fast=13")).containsEntry("fast", "13");
    }

    @Test
    void whatIsNeitherIsRefused() {
        assertThat(assertThrows(Refused.class, () -> read("none.yaml")).first().code())
                .isEqualTo(ReasonCode.ENV_FILE);
    }

    @Test
    void aFileWithMoreThanValuesIsRefusedWithItsPlace() throws Exception {
        var file = file("fast: {a: 1}\n");

        var refused = assertThrows(Refused.class, () -> read(file)).first();

        assertThat(refused.code()).isEqualTo(ReasonCode.CFG_TYPE);
        assertThat(refused.where()).contains("line 1");
    }
}
