package io.stratos.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchitectureTest {
    private static final String OURS = "io.stratos";
    private static final String BROKEN = ArchitectureTest.class.getPackageName() + ".fixture";

    /// Libraries this module has on its class path, so that the fixture can misuse them.
    private static final List<String> AT_HAND = List.of(
            "com.google.protobuf",
            "run.endive",
            "org.objectweb.asm",
            "org.rocksdb",
            "org.pf4j",
            "picocli",
            BROKEN + ".abi.wire.proto");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(OURS);
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(BROKEN);

    @ParameterizedTest
    @MethodSource("rulesOfTheProduct")
    void productKeepsTheRule(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheFixture")
    void ruleBitesOnTheFixtureThatBreaksIt(ArchRule rule) {
        assertThat(rule.evaluate(FIXTURE).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Clocks.called", "Clocks.referenced", "Chance.", "Identity.", "Console.", "Charsets."})
    void forbiddenCallIsReportedWhereItStands(String place) {
        var reports = new ForbiddenCalls(BROKEN)
                .rules().stream()
                        .map(rule -> rule.evaluate(FIXTURE).getFailureReport().toString());

        assertThat(reports).anyMatch(report -> report.contains(place));
    }

    @Test
    void everyLibraryAtHandHasARule() {
        assertThat(rulesOfTheFixture())
                .filteredOn(rule -> rule.getDescription().contains(" is used only where "))
                .hasSameSizeAs(AT_HAND);
    }

    @Test
    void seededChanceAndNamedCharsetAreAllowed() {
        var reports = new ForbiddenCalls(BROKEN)
                .rules().stream()
                        .map(rule -> rule.evaluate(FIXTURE).getFailureReport().toString());

        assertThat(reports).noneMatch(report -> report.contains("Innocent"));
    }

    /// A rule over nothing always holds: the scan must have seen every type that the sources declare.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abi",
                "sandbox-wasm",
                "sandbox-python",
                "state-store",
                "intent-gate",
                "execution",
                "execution/venue-loopback",
                "services/linear-model",
                "host",
                "verification/benchmarks",
                "verification"
            })
    void scanSawEveryTypeOfTheModule(String module) {
        var seen = PRODUCT.stream().map(JavaClass::getName).toList();
        var declared = new SourceTree(WorkingCopy.root()).mainTypes(module);

        assertThat(declared).isNotEmpty();
        assertThat(seen).containsAll(declared);
    }

    static List<ArchRule> rulesOfTheProduct() {
        return Stream.concat(rules(OURS), new Libraries(OURS).rules().stream()).toList();
    }

    static List<ArchRule> rulesOfTheFixture() {
        var misused = new Libraries(BROKEN)
                .rules().stream()
                        .filter(rule -> AT_HAND.stream()
                                .anyMatch(library -> rule.getDescription().startsWith(library + " ")));
        return Stream.concat(rules(BROKEN), misused).toList();
    }

    private static Stream<ArchRule> rules(String root) {
        return Stream.of(new Arrows(root).rules(), new ForbiddenCalls(root).rules(), new Names(root).rules())
                .flatMap(List::stream);
    }
}
