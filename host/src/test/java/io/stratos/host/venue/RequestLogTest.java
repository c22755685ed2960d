package io.stratos.host.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The oracle of the kill loop holds the journal against these lines.
@Tag("X-1")
class RequestLogTest {
    private static final AccountId ACCOUNT = new AccountId("main");

    @TempDir
    private Path folder;

    @Test
    void eachRequestIsOneLineOverAllStarts() throws IOException, Refused {
        var file = folder.resolve("requests");
        try (var log = RequestLog.to(file)) {
            log.received(ACCOUNT, new VenueRequest.Cancel("one", 1));
        }
        try (var log = RequestLog.to(file)) {
            log.received(ACCOUNT, new VenueRequest.Cancel("two\nthree", 1));
        }

        assertThat(Files.readAllLines(file)).containsExactly("main cancel one", "main cancel two_three");
    }

    @Test
    void whereNothingIsAskedForNothingIsWritten() throws IOException, Refused {
        try (var log = RequestLog.to(null)) {
            log.received(ACCOUNT, new VenueRequest.Cancel("one", 1));
        }

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAtTheStart() {
        assertThatThrownBy(() -> RequestLog.to(folder))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.first().code()).isEqualTo(ReasonCode.ENV_FILE));
    }

    @Test
    void whatCannotBeKeptIsNotTaken() throws Refused {
        var log = RequestLog.to(folder.resolve("requests"));
        log.close();

        assertThatThrownBy(() -> log.received(ACCOUNT, new VenueRequest.Cancel("one", 1)))
                .isInstanceOf(UncheckedIOException.class);
    }
}
