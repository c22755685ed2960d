package io.stratos.verification.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who may know whom. What is not allowed here is forbidden.
final class Arrows {
    /// What the gate hands on, and the port through which it asks an account; all else in it is its own
    /// business.
    private static final Set<String> HANDED_ON_BY_THE_GATE = Set.of("ApprovedIntent", "Exposure", "Verdict");

    /// The parts of the host that lanes are made of.
    private static final Set<String> KNOWN_TO_LANE = Set.of("lifecycle", "breaker", "lease");

    /// What every part of the host may be given: time and chance from outside, refusals, strict documents,
    /// whole files.
    private static final Set<String> FOUNDATIONS = Set.of("world", "refusal", "document", "file");

    /// Where the host is wired: command line, demo, doctor, the backtest and the live host that put lanes,
    /// accounts and a market together, the daemon around the live host, and the venue process that puts a
    /// book, a tape and a protocol together.
    private static final Set<String> WIRING = Set.of("cli", "daemon", "demo", "doctor", "live", "run", "venue");

    /// What the report reads: rows of instances, and what a run left beside the journal.
    private static final Set<String> KNOWN_TO_REPORT = Set.of("lane", "run");

    /// What the audit reads, and the keys that sign the journal's end.
    private static final Set<String> KNOWN_TO_AUDIT = Set.of("lane", "trust");

    /// What the books of accounts are written with: records as documents.
    private static final Set<String> KNOWN_TO_BOOK = Set.of("audit");

    /// What is measured: the metrics implement the ports of the live host.
    private static final Set<String> KNOWN_TO_METRICS = Set.of("live", "breaker", "objective");

    /// What admission judges, and how a bundle comes to be: one chain, each part knowing those before it.
    private static final List<String> TOWARDS_ADMISSION =
            List.of("config", "policy", "descriptor", "bundle", "trust", "plugin", "admission", "workshop");

    private final String root;

    /// @param root the package all our modules live below; the fixture has a root of its own
    Arrows(String root) {
        this.root = root;
    }

    List<ArchRule> rules() {
        return List.of(
                module("abi", Set.of()),
                module("sandbox.wasm", Set.of("abi")),
                module("sandbox.python", Set.of("abi")),
                module("state", Set.of("abi")),
                module("gate", Set.of("abi")),
                module("execution", Set.of("abi", "gate", "state")),
                module("venue", Set.of("abi", "execution.venue")),
                module("service", Set.of("abi")),
                module("host", Set.of("abi", "state", "gate", "execution")),
                executionTakesOnlyWhatTheGateHandsOn(),
                executionSeesNoDatabase(),
                venueKnowsOnlyAbi(),
                onlyTheConnectorCallsTheVenue(),
                partsOfTheHostDoNotKnowEachOther(),
                noCycles());
    }

    private ArchRule module(String module, Set<String> mayKnow) {
        var known = Stream.concat(Stream.of(module), mayKnow.stream())
                .map(this::below)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(below(module))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(known))))
                .as(module + " knows nothing of ours but " + mayKnow)
                .allowEmptyShould(true);
    }

    private ArchRule executionTakesOnlyWhatTheGateHandsOn() {
        return noClasses()
                .that()
                .resideInAPackage(below("execution"))
                .should()
                .dependOnClassesThat(resideInAPackage(below("gate"))
                        .and(describe(
                                "are not handed on",
                                type -> !HANDED_ON_BY_THE_GATE.contains(
                                        outermost(type).getSimpleName()))))
                .as("execution takes from the gate only " + HANDED_ON_BY_THE_GATE)
                .allowEmptyShould(true);
    }

    private ArchRule executionSeesNoDatabase() {
        return noClasses()
                .that()
                .resideInAPackage(below("execution"))
                .should()
                .dependOnClassesThat(resideInAPackage(below("state")).and(touches("org.rocksdb")))
                .as("execution knows the port of the state store, not its adapter")
                .allowEmptyShould(true);
    }

    private ArchRule venueKnowsOnlyAbi() {
        return noClasses()
                .that()
                .resideInAPackage(below("execution.venue"))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(below("execution.venue"), below("abi")))))
                .as("venue knows only abi")
                .allowEmptyShould(true);
    }

    /// Values of the venue may be read anywhere; its ports may be called by the connector alone. Simulators
    /// implement them.
    private ArchRule onlyTheConnectorCallsTheVenue() {
        return noClasses()
                .that(resideInAPackage(root + ".execution.*..")
                        .and(not(resideInAnyPackage(
                                below("execution.connector"), below("execution.venue"), below("execution.paper")))))
                .should()
                .dependOnClassesThat(resideInAPackage(below("execution.venue")).and(isPort()))
                .as("inside execution, only the connector calls the venue")
                .allowEmptyShould(true);
    }

    private ArchRule partsOfTheHostDoNotKnowEachOther() {
        var rule = slices().matching(root + ".host.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage(below("host.lane")), partsOfTheHost(KNOWN_TO_LANE))
                .ignoreDependency(resideInAPackage(below("host.report")), partsOfTheHost(KNOWN_TO_REPORT))
                .ignoreDependency(resideInAPackage(below("host.audit")), partsOfTheHost(KNOWN_TO_AUDIT))
                .ignoreDependency(resideInAPackage(below("host.book")), partsOfTheHost(KNOWN_TO_BOOK))
                .ignoreDependency(resideInAPackage(below("host.metrics")), partsOfTheHost(KNOWN_TO_METRICS))
                .ignoreDependency(DescribedPredicate.alwaysTrue(), partsOfTheHost(FOUNDATIONS))
                .ignoreDependency(partsOfTheHost(WIRING), DescribedPredicate.alwaysTrue());
        for (int i = 1; i < TOWARDS_ADMISSION.size(); i++) {
            rule = rule.ignoreDependency(
                    resideInAPackage(below("host." + TOWARDS_ADMISSION.get(i))),
                    partsOfTheHost(TOWARDS_ADMISSION.subList(0, i)));
        }
        return rule.as("parts of the host do not know each other, but lane knows " + KNOWN_TO_LANE + ", report "
                        + KNOWN_TO_REPORT + ", audit " + KNOWN_TO_AUDIT + ", book " + KNOWN_TO_BOOK + ", metrics "
                        + KNOWN_TO_METRICS
                        + ", all know " + FOUNDATIONS + ", " + WIRING
                        + " wire, and admission is a chain: " + TOWARDS_ADMISSION)
                .allowEmptyShould(true);
    }

    private DescribedPredicate<JavaClass> partsOfTheHost(Collection<String> parts) {
        return resideInAnyPackage(
                parts.stream().map(part -> below("host." + part)).toArray(String[]::new));
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .as("no package cycles")
                .allowEmptyShould(true);
    }

    private String below(String path) {
        return root + "." + path + "..";
    }

    private static DescribedPredicate<JavaClass> touches(String library) {
        return describe(
                "touch " + library,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith(library)));
    }

    private static DescribedPredicate<JavaClass> isPort() {
        return describe(
                "are ports",
                type -> type.isInterface()
                        && !type.isAnnotation()
                        && !type.reflect().isSealed());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Arrows::outermost).orElse(type);
    }
}
