package io.stratos.host.daemon.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a diagnosis withholds, where that is hard to see.
@Tag("U-2")
class WithheldTest {
    private static final String CANARY = "canary7";

    @TempDir
    private Path folder;

    private final Secrets secrets = new Secrets();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "venue: {settings: {market: {key: canary7}}}",
                "venue: {settings: {market: [canary7]}}",
                "instances: [{id: a, config: {risk: {size: canary7}}}]",
                "instances: [{id: a, config: {nested: {account: canary7}}}]",
                "market: {settings: {speed: canary7}}",
                "services: [{settings: {quality: canary7}}]"
            })
    void whatIsNotOursIsWithheldHoweverItIsCalled(String yaml) {
        var outline = ConfigOutline.of(yaml.getBytes(UTF_8));

        assertThat(outline.text()).doesNotContain(CANARY).contains(ConfigOutline.WITHHELD);
        assertThat(outline.withheld()).contains(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"said\":\"{\\\"token\\\":\\\"canary7\\\"}\"}",
                "{\"said\":\"{\\\\\\\"api_key\\\\\\\": \\\\\\\"canary7\\\\\\\"}\"}",
                "GET /x?token%3Dcanary7",
                "body=%7B%22secret%22%3A%22canary7%22%7D",
                "{\"password\": \"two words canary7\"}",
                "password: 'two canary7'",
                "Authorization%3A%20Bearer%20canary7canary7",
                "http%3A%2F%2Fme%3Acanary7%40host"
            })
    void whatLooksLikeASecretIsTakenOutInEveryForm(String text) {
        assertThat(secrets.takenOutOf(text)).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"said\":\"pass\\\"wo&rd\"}", "GET /x?y=pass%22wo%26rd", "pass\"wo&rd"})
    void whatIsKnownIsTakenOutInEveryForm(String text) {
        secrets.add(List.of("pass\"wo&rd"));

        assertThat(secrets.takenOutOf(text)).contains(ConfigOutline.WITHHELD).doesNotContain("pass");
    }

    /// A file that is there and gives nothing.
    @Test
    void aFileThatCannotBeReadHidesNoOther() throws IOException {
        for (int i = 0; i < 9; i++) {
            Files.writeString(folder.resolve("f" + i), CANARY + i);
        }
        Files.createSymbolicLink(folder.resolve("a"), Path.of("/proc/self/mem"));
        secrets.addFiles(folder);

        for (int i = 0; i < 9; i++) {
            assertThat(secrets.takenOutOf("token " + CANARY + i)).doesNotContain(CANARY);
        }
    }

    @Test
    void whatWasCutInTwoIsDroppedAtTheBegin() {
        assertThat(Secrets.afterCut("ret-" + CANARY + "\nINFO what helps")).isEqualTo("INFO what helps");
    }

    @Test
    void aKeyThatBeganBeforeTheCutIsWithheld() {
        var text = "cut\n" + CANARY + "\n-----END PRIVATE KEY-----\nINFO what helps";

        assertThat(Secrets.afterCut(text)).doesNotContain(CANARY).contains("INFO what helps");
    }

    @Test
    void aKeyBehindTheCutTakesNothingBeforeIt() {
        var text = "cut\nINFO what helps\n-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n";

        assertThat(Secrets.afterCut(text)).contains("INFO what helps");
    }
}
