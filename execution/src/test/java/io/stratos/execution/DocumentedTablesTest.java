package io.stratos.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.OrderInput;
import io.stratos.execution.orders.OrderStatus;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.orders.Transition.Handling;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.RetryRule;
import io.stratos.execution.safety.SafetyAction;
import io.stratos.execution.safety.SafetyMatrix;
import io.stratos.execution.venue.ErrorCategory;
import io.stratos.execution.venue.IdentityClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The tables of the reference pages against the code.
class DocumentedTablesTest {

    private static final Map<String, SafetyAction> ACTIONS = Map.of(
            "increase", SafetyAction.INCREASE,
            "reduce", SafetyAction.REDUCE,
            "amend up (more at risk, or another price of an entry)", SafetyAction.AMEND_UP,
            "amend down", SafetyAction.AMEND_DOWN,
            "cancel an entry", SafetyAction.CANCEL_ENTRY,
            "cancel what protects", SafetyAction.CANCEL_PROTECTIVE,
            "place a protective stop", SafetyAction.PLACE_PROTECTIVE,
            "close by the host", SafetyAction.HOST_CLOSE);

    /// Not in the category of the others of their area.
    private static final Set<ReasonCode> LISTED_APART = Set.of(ReasonCode.REC_PENDING);

    @Test
    void theSafetyMatrixIsTheCodes() throws IOException {
        var table = table("orders.md", "| action |");
        assertThat(table).hasSize(1 + SafetyAction.values().length);
        for (var row : table.subList(1, table.size())) {
            var action = Objects.requireNonNull(ACTIONS.get(row.getFirst()), row.getFirst());
            for (int i = 1; i < row.size(); i++) {
                var state = SafetyState.valueOf(table.getFirst().get(i));
                assertThat(SafetyMatrix.judge(state, action) == ReasonCode.OK)
                        .as("%s in %s", action, state)
                        .isEqualTo(row.get(i).equals("yes"));
            }
        }
    }

    @Test
    void theOrderTableIsTheCodes() throws IOException {
        var table = table("orders.md", "| | ACKNOWLEDGED |");
        for (var row : table.subList(1, table.size())) {
            for (var lifecycle : names(row.getFirst())) {
                for (int i = 1; i < row.size(); i++) {
                    for (var input : names(table.getFirst().get(i))) {
                        var got = of(Lifecycle.valueOf(lifecycle), OrderInput.valueOf(input));
                        var wanted = row.get(i).contains(",") ? input : row.get(i);
                        assertThat(got).as("%s on %s", lifecycle, input).isEqualTo(wanted);
                    }
                }
            }
        }
    }

    @Test
    void thePendingTableIsTheCodes() throws IOException {
        var table = table("orders.md", "| pending | CANCEL_REQUEST |");
        assertThat(table).hasSize(1 + Pending.values().length);
        for (var row : table.subList(1, table.size())) {
            var status = new OrderStatus(Lifecycle.OPEN, Pending.valueOf(row.getFirst()));
            for (int i = 1; i < row.size(); i++) {
                var transition = status.on(OrderInput.valueOf(table.getFirst().get(i)));
                var got = transition.handling() == Handling.MOVE
                        ? transition.next().pending().name()
                        : transition.handling().name().toLowerCase(Locale.ROOT);
                assertThat(row.get(i).split(",", -1)[0]).as("%s", row).isEqualTo(got);
            }
        }
    }

    @Test
    @Tag("X-7")
    void theErrorTaxonomyIsTheCodes() throws IOException {
        var table = table("error-taxonomy.md", "| category |");
        assertThat(table.stream().skip(1).map(List::getFirst))
                .containsExactlyElementsOf(
                        Stream.of(ErrorCategory.values()).map(Enum::name).toList());
        var listed = new HashSet<ReasonCode>();
        for (var row : table.subList(1, table.size())) {
            var category = ErrorCategory.valueOf(row.getFirst());
            assertThat(category.isDefinite())
                    .as(category.name())
                    .isEqualTo(row.get(1).equals("yes"));
            assertThat(category.isRetryable())
                    .as(category.name())
                    .isEqualTo(row.get(2).equals("yes"));
            for (var code : codes(row.get(3))) {
                assertThat(ErrorCategory.of(code)).as(code.name()).isEqualTo(category);
                assertThat(listed.add(code)).as("%s stands in one row", code).isTrue();
            }
        }
        for (var code : ReasonCode.values()) {
            assertThat(listed.contains(code) || ErrorCategory.of(code) == ErrorCategory.FOREIGN)
                    .as("%s is in the table", code)
                    .isTrue();
        }
    }

    /// Codes of a cell, by name or as a whole area.
    private static List<ReasonCode> codes(String cell) {
        var named = Arrays.asList(cell.replace("`", "").split(", ", -1));
        return Stream.of(ReasonCode.values())
                .filter(code ->
                        named.contains(code.name()) || (named.contains(area(code)) && !LISTED_APART.contains(code)))
                .toList();
    }

    private static String area(ReasonCode code) {
        return code.name().split("_", 2)[0] + "_*";
    }

    @Test
    void theNumbersOfLifecyclesAreTheCodes() throws IOException {
        var table = table("orders.md", "| lifecycle |");
        assertThat(table.stream().skip(1).map(row -> row.get(0) + row.get(1)))
                .containsExactlyElementsOf(Stream.of(Lifecycle.values())
                        .map(one -> one.name() + one.number())
                        .toList());
    }

    @Test
    void theRetryRuleIsTheCodes() throws IOException {
        var table = table("reconciliation.md", "| class |");
        assertThat(table).hasSize(1 + IdentityClass.values().length);
        for (var row : table.subList(1, table.size())) {
            var identityClass = IdentityClass.valueOf(row.getFirst());
            boolean needsMemory = row.get(3).endsWith("(*)");
            assertThat(RetryRule.of(identityClass, false, true, true)).hasToString(row.get(2));
            assertThat(RetryRule.of(identityClass, true, true, true))
                    .hasToString(row.get(3).replace(" (*)", ""));
            assertThat(RetryRule.of(identityClass, true, true, false))
                    .hasToString(needsMemory ? "LOOK_UP" : row.get(3));
            assertThat(RetryRule.of(identityClass, true, false, true)).hasToString(row.get(4));
        }
    }

    @Test
    void causesAndCategoriesAreTheCodes() throws IOException {
        var causes = table("reconciliation.md", "| cause |");
        assertThat(causes.stream().skip(1).map(row -> row.get(0) + row.get(1)))
                .containsExactlyElementsOf(Stream.of(Cause.values())
                        .map(one -> one.name() + one.number())
                        .toList());
        for (var row : causes.subList(1, causes.size())) {
            var cause = Cause.valueOf(row.getFirst());
            boolean isBlocked = row.get(2).startsWith("blocked") && !row.get(2).contains("on the instrument");
            assertThat(cause.blocksNewRisk()).as(cause.name()).isEqualTo(isBlocked);
        }
        assertThat(table("reconciliation.md", "| category |").stream().skip(1).map(row -> row.get(0) + row.get(1)))
                .containsExactlyElementsOf(Stream.of(Category.values())
                        .map(one -> one.name() + one.number())
                        .toList());
    }

    private static String of(Lifecycle lifecycle, OrderInput input) {
        var transition = new OrderStatus(lifecycle, Pending.NONE).on(input);
        return switch (transition.handling()) {
            case MOVE -> transition.next().lifecycle().name();
            case KEEP -> "keep";
            case LATE -> "late";
            case CONTRADICT -> "!";
            case REFUSE -> "refuse";
        };
    }

    private static List<String> names(String cell) {
        return Arrays.asList(cell.split(", "));
    }

    /// Rows of the table whose header starts so, header first, without the ruler.
    private static List<List<String>> table(String page, String header) throws IOException {
        var lines = Files.readAllLines(Path.of("../docs/reference", page), UTF_8);
        int start = 0;
        while (!lines.get(start).startsWith(header)) {
            start++;
        }
        return lines.stream()
                .skip(start)
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::trim)
                        .toList())
                .toList();
    }
}
