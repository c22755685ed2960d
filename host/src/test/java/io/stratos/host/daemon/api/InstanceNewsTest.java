package io.stratos.host.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.document.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-2")
class InstanceNewsTest {
    private final InstanceNews news = new InstanceNews();

    @Test
    void allIsNewTheFirstTimeAndNothingTheSecond() {
        assertThat(news.of(List.of(row("a", "healthy", 1), row("b", "healthy", 1))))
                .hasSize(2);

        assertThat(news.of(List.of(row("a", "healthy", 1), row("b", "healthy", 1))))
                .isEmpty();
    }

    @Test
    void whoseHealthChangedIsToldAgain() {
        news.of(List.of(row("a", "healthy", 1), row("b", "healthy", 1)));

        assertThat(news.of(List.of(row("a", "healthy", 1), row("b", "halted", 1))))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("schema", "stratos.instance/1")
                        .containsEntry("instance", "b")
                        .containsEntry("health_state", "halted"));
    }

    @Test
    void howFarItIsIsNoNews() {
        news.of(List.of(row("a", "healthy", 1)));

        assertThat(news.of(List.of(row("a", "healthy", 2)))).isEmpty();
    }

    @Test
    void whoIsGoneIsToldOnce() {
        news.of(List.of(row("a", "healthy", 1)));

        assertThat(news.of(List.of()))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("health_state", "gone"));
        assertThat(news.of(List.of())).isEmpty();
    }

    private static Map<String, @Nullable Object> row(String instance, String health, long cursor) {
        var row = Json.object();
        row.put("instance", instance);
        row.put("health_state", health);
        row.put("cursor", cursor);
        return row;
    }
}
