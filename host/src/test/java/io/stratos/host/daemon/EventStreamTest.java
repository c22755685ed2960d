package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.refusal.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-2")
@Timeout(60)
class EventStreamTest {
    private static final String STREAM = "/v1/events/stream";

    @TempDir
    private Path data;

    private DaemonBench bench;

    @BeforeEach
    void start() throws Refused {
        bench = new DaemonBench(data);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    @Test
    void aReaderHearsWhatIsAskedForWhileItListens() throws Exception {
        try (var client = ControlClient.open(data, "viewer")) {
            var heard = new ArrayList<ControlClient.Event>();
            var refused = client.follow(STREAM, event -> {
                heard.add(event);
                if (event.name().equals("begin")) {
                    bench.note("as the test wants it");
                }
                return !event.data().contains("\"kind\":\"note\"");
            });

            assertThat(refused).isEmpty();
            var begin = heard.getFirst();
            assertThat(begin.data()).contains("stratos.stream/1", "\"seq\":" + begin.id());
            assertThat(heard.getLast().name()).isEqualTo("record");
            assertThat(heard.getLast().id()).isGreaterThan(begin.id());
            assertThat(heard.getLast().data()).contains("stratos.record/1", "as the test wants it");
        }
    }

    @Test
    void whoComesBackMissesNothing() throws Exception {
        bench.note("as the test wants it");
        long first = numbers("?after=0", 1).getFirst();
        bench.note("as the test wants it");

        var rest = numbers("?after=" + first, 1);

        assertThat(rest).containsExactly(first + 1);
    }

    @Test
    void aRecordThatIsNotThereIsRefused() throws Exception {
        try (var client = ControlClient.open(data, "viewer")) {
            var refused = client.follow(STREAM + "?after=1000000", _ -> false);

            assertThat(refused)
                    .hasValueSatisfying(answer ->
                            assertThat(answer.json()).contains("CLI_USAGE", "the journal has no such record"));
        }
    }

    @Test
    void whoIsMistypedIsRefusedAndNotWaitedFor() throws Exception {
        try (var client = ControlClient.open(data, "viewer")) {
            var refused = client.follow(STREAM + "?instance=b/scripted/onw", _ -> false);

            assertThat(refused)
                    .hasValueSatisfying(
                            answer -> assertThat(answer.json()).contains("CLI_USAGE", "there is no such instance"));
        }
    }

    @Test
    void anInstanceThatComesIsTold() throws Exception {
        var query = "?bot=b&mode=shadow&reason=try&account=main&instance=one";
        assertThat(bench.post("operator", "/v1/instances/deploy" + query, new byte[] {1})
                        .statusCode())
                .isEqualTo(200);

        try (var client = ControlClient.open(data, "viewer")) {
            var _ = client.follow(STREAM + "?instance=b/scripted/one", event -> {
                if (event.name().equals("instance")) {
                    assertThat(event.data()).contains("stratos.instance/1", "b/scripted/one", "\"health_state\":");
                    return false;
                }
                return true;
            });
        }
    }

    @Test
    void aStopEndsTheStreamWithItsCode() throws Exception {
        try (var client = ControlClient.open(data, "viewer")) {
            var heard = new ArrayList<ControlClient.Event>();
            var _ = client.follow(STREAM, event -> {
                heard.add(event);
                if (event.name().equals("begin")) {
                    bench.daemon.requestStop();
                }
                return true;
            });

            assertThat(heard.getLast().name()).isEqualTo("end");
            assertThat(heard.getLast().data()).contains("ENV_DAEMON");
        }
    }

    @Test
    void moreReadersThanThereArePlacesAreRefused() throws Exception {
        assertThat(follow(16)).isEmpty();
        assertThat(follow(17)).contains("API_STREAMS");
    }

    /// What a reader is told that comes while so many others listen.
    private String follow(int others) throws Exception {
        try (var client = ControlClient.open(data, "viewer")) {
            var told = new ArrayList<String>();
            var refused = client.follow(STREAM, _ -> {
                told.add(others > 1 ? nested(others - 1) : "");
                return false;
            });
            return refused.map(ControlClient.Answer::json).orElseGet(told::getFirst);
        }
    }

    private String nested(int others) {
        try {
            return follow(others);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private List<Long> numbers(String query, int count) throws Exception {
        var numbers = new ArrayList<Long>();
        try (var client = ControlClient.open(data, "viewer")) {
            var _ = client.follow(STREAM + query, event -> {
                if (event.name().equals("record")) {
                    numbers.add(event.id());
                }
                return numbers.size() < count;
            });
        }
        return numbers;
    }
}
