package io.stratos.host.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Node;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page, the dashboard and the alert rules speak of what is exported, and of nothing else.
@Tag("M-30")
class QueriesTest {
    private static final Path DOCS = Path.of("../docs");
    /// A name that is no function.
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_][a-zA-Z0-9_]*+(?!\\s*\\()");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\{([^}]*)}");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without)\\s*\\(([^)]*)\\)");
    private static final Set<String> WORDS = Set.of("or", "and", "unless", "bool");

    /// Series with the labels each has, as a scrape of a full host says.
    private static Map<String, Set<String>> exported() {
        var series = new HashMap<String, Set<String>>();
        try (var metrics = FullHost.metrics(1)) {
            metrics.scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                var head = line.substring(0, line.lastIndexOf(' '));
                int brace = head.indexOf('{');
                var labels = new HashSet<String>();
                if (brace >= 0) {
                    var matcher = Pattern.compile("([a-zA-Z_]+)=\"").matcher(head.substring(brace));
                    while (matcher.find()) {
                        labels.add(matcher.group(1));
                    }
                }
                series.computeIfAbsent(brace < 0 ? head : head.substring(0, brace), _ -> new HashSet<>())
                        .addAll(labels);
            });
        }
        return series;
    }

    /// What is wrong with a query: names that are not exported, labels that its series do not have.
    private static List<String> problems(String query, Map<String, Set<String>> exported) {
        var problems = new ArrayList<String>();
        var used = new HashSet<String>();
        var selectors = SELECTOR.matcher(query);
        while (selectors.find()) {
            var known = exported.getOrDefault(selectors.group(1), Set.of());
            for (var matcher : selectors.group(2).split(",", -1)) {
                var label = matcher.split("[=!~]", 2)[0].strip();
                if (!known.contains(label)) {
                    problems.add(selectors.group(1) + " has no label " + label);
                }
            }
        }
        var bare = query.replaceAll("\\{[^}]*}", "").replaceAll("\\[[^]]*]", "").replaceAll("\"[^\"]*\"", "");
        var groupings = GROUPING.matcher(bare);
        var grouped = new HashSet<String>();
        while (groupings.find()) {
            for (var label : groupings.group(2).split(",", -1)) {
                grouped.add(label.strip());
            }
        }
        var names = NAME.matcher(bare.replaceAll(GROUPING.pattern(), ""));
        while (names.find()) {
            if (WORDS.contains(names.group())) {
                continue;
            }
            used.add(names.group());
            if (!exported.containsKey(names.group())) {
                problems.add("nothing exports " + names.group());
            }
        }
        for (var label : grouped) {
            if (used.stream()
                    .noneMatch(name -> exported.getOrDefault(name, Set.of()).contains(label))) {
                problems.add("no series here has the label " + label);
            }
        }
        return problems;
    }

    private static List<String> expressions(Node node) {
        var found = new ArrayList<String>();
        switch (node) {
            case Node.Mapping mapping ->
                mapping.members().forEach((name, value) -> {
                    if (name.equals("expr") && value instanceof Node.Scalar scalar) {
                        found.add(scalar.text());
                    } else {
                        found.addAll(expressions(value));
                    }
                });
            case Node.Sequence sequence -> sequence.items().forEach(item -> found.addAll(expressions(item)));
            case Node.Scalar _ -> {}
        }
        return found;
    }

    private static Node read(String file) throws IOException, Refused {
        var bytes = Files.readAllBytes(DOCS.resolve(file));
        return Documents.yaml(bytes, DocumentLimits.SMALL, file, ReasonCode.CFG_HOST);
    }

    private static void allAnswerable(List<String> queries) {
        var exported = exported();
        assertThat(queries).hasSizeGreaterThan(10);
        for (var query : queries) {
            assertThat(problems(query, exported)).as(query).isEmpty();
        }
    }

    @Test
    void everyQueryOfTheDashboardHasItsMetrics() throws IOException, Refused {
        allAnswerable(expressions(read("monitoring/grafana-dashboard.json")));
    }

    @Test
    void everyAlertRuleHasItsMetrics() throws IOException, Refused {
        allAnswerable(expressions(read("monitoring/alerts.yaml")));
    }

    @Test
    void aQueryOfSomethingElseIsFound() {
        var exported = exported();
        assertThat(problems("sum by (lane) (rate(strategy_events_total[5m]))", exported))
                .containsExactly("nothing exports strategy_events_total", "no series here has the label lane");
        assertThat(problems("health_state{lane=\"ll\"} > 0", exported))
                .containsExactly("health_state has no label lane");
    }

    @Test
    void thePageListsWhatIsExported() throws IOException {
        var rows = new ArrayList<String>();
        for (var metric : Metric.values()) {
            var labels =
                    metric.labels().stream().map(label -> "`" + label + "`").toList();
            rows.add("| `%s` | %s | %s | %s |"
                    .formatted(
                            metric.exported(),
                            metric.kind().name().toLowerCase(Locale.ROOT),
                            String.join(", ", labels),
                            metric.help()));
        }
        assertThat(Files.readAllLines(DOCS.resolve("reference/metrics.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .toList())
                .isEqualTo(rows);
    }
}
