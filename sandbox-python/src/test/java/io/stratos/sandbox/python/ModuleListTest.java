package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The published list of modules is the one that the guards go by.
@Tag("M-15")
final class ModuleListTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "python-sandbox.md");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| (.+) \\|$", Pattern.MULTILINE);

    @Test
    void publishedListIsTheOneThatTheGuardsGoBy() throws IOException {
        var prelude = prelude();
        var page = Files.readString(PAGE);

        assertThat(published(page, "ALLOWED")).isEqualTo(words(between(prelude, "ALLOWED = frozenset(", ".split()")));
        for (var number :
                List.of("TRIED_IO", "TRIED_PROCESS", "TRIED_NATIVE", "TRIED_HOST", "TRIED_THREADS", "TRIED_CLOCK")) {
            var forbidden = between(prelude, "for _number, _names in (", "):\n");
            var names = between(forbidden, number + ",", ")");
            assertThat(published(page, number)).as(number).isEqualTo(words(names));
        }
    }

    private static String prelude() throws IOException {
        try (var stream = PythonRuntime.class.getResourceAsStream("child/prelude.py")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static List<String> words(String code) {
        var words = new ArrayList<String>();
        QUOTED.matcher(code)
                .results()
                .forEach(found -> words.addAll(List.of(found.group(1).strip().split(" ", -1))));
        return words;
    }

    private static List<String> published(String page, String name) {
        return ROW.matcher(page)
                .results()
                .filter(row -> row.group(1).equals(name))
                .map(row -> List.of(row.group(2).split(", ", -1)))
                .findFirst()
                .orElseThrow();
    }
}
