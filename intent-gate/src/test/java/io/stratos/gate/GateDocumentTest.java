package io.stratos.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `docs/reference/gate.md` says what the code does, in its order.
@Tag("M-22")
@Tag("Z-3")
final class GateDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "reference", "gate.md");
    private static final Pattern CODE = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");

    private final String text;

    GateDocumentTest() throws IOException {
        text = Files.readString(DOCUMENT);
    }

    @Test
    void rulesOfOrdersStandInTheirOrderWithTheirCodes() {
        assertThat(rows("## Orders")).isEqualTo(rowsOf(OrderRules.IN_ORDER));
    }

    @Test
    void rulesOfAmendmentsStandInTheirOrderWithTheirCodes() {
        assertThat(rows("## Amendments")).isEqualTo(rowsOf(AmendRules.IN_ORDER));
    }

    @Test
    void everyCodeOfTheGateIsNamed() {
        var ofTheGate = Arrays.stream(ReasonCode.values())
                .filter(code -> code.name().startsWith("GATE_") || code.name().startsWith("IDM_"))
                .map(ReasonCode::name);

        assertThat(ofTheGate).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    }

    @Test
    void everyCodeThatIsNamedExists() {
        var names = Arrays.stream(ReasonCode.values()).map(ReasonCode::name).toList();

        assertThat(CODE.matcher(text).results().map(match -> match.group(1))).isSubsetOf(names);
    }

    private record Row(int number, String name, List<String> codes) {}

    private static <D> List<Row> rowsOf(List<Rule<D>> rules) {
        return rules.stream()
                .map(rule -> new Row(
                        rules.indexOf(rule) + 1,
                        rule.name(),
                        rule.codes().stream().map(ReasonCode::name).toList()))
                .toList();
    }

    private List<Row> rows(String heading) {
        int start = text.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        return text.substring(start + heading.length())
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(GateDocumentTest::row)
                .toList();
    }

    private static Row row(String line) {
        var cells = line.split("\\|", -1);
        var codes = CODE.matcher(cells[3]).results().map(match -> match.group(1));
        return new Row(Integer.parseInt(cells[1].strip()), cells[2].strip(), codes.toList());
    }
}
