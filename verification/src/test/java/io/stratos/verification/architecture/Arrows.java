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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who may know whom. What is not allowed here is forbidden.
final class Arrows {
    /// What the gate hands on; everything else in it is its own business.
    private static final Set<String> HANDED_ON_BY_THE_GATE = Set.of("ApprovedIntent", "Verdict");

    /// The parts of the host that lanes are made of.
    private static final Set<String> KNOWN_TO_LANE = Set.of("lifecycle", "breaker", "lease");

    /// Time, chance and identity from outside: every part of the host may be given them.
    private static final String WORLD = "world";

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

    /// Values of the venue may be read anywhere; its ports may be called by the connector alone.
    private ArchRule onlyTheConnectorCallsTheVenue() {
        return noClasses()
                .that(resideInAPackage(root + ".execution.*..")
                        .and(not(resideInAnyPackage(below("execution.connector"), below("execution.venue")))))
                .should()
                .dependOnClassesThat(resideInAPackage(below("execution.venue")).and(isPort()))
                .as("inside execution, only the connector calls the venue")
                .allowEmptyShould(true);
    }

    private ArchRule partsOfTheHostDoNotKnowEachOther() {
        return slices().matching(root + ".host.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAPackage(below("host.lane")),
                        resideInAnyPackage(KNOWN_TO_LANE.stream()
                                .map(part -> below("host." + part))
                                .toArray(String[]::new)))
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(below("host." + WORLD)))
                .as("parts of the host do not know each other, but lane knows " + KNOWN_TO_LANE)
                .allowEmptyShould(true);
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
