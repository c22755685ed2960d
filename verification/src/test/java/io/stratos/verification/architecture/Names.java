package io.stratos.verification.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// Names that hide a missing noun.
final class Names {
    private final String root;

    Names(String root) {
        this.root = root;
    }

    List<ArchRule> rules() {
        return List.of(
                noClasses()
                        .that(resideInAPackage(root + ".."))
                        .should()
                        .haveNameMatching(".*[.$][A-Za-z]*(Manager|Impl|Utils?|Helpers?)")
                        .as("no class is a manager, an impl, a util or a helper")
                        .allowEmptyShould(true),
                noClasses()
                        .that(resideInAPackage(root + ".."))
                        .should()
                        .resideInAnyPackage(
                                "..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..misc..")
                        .as("no package is a corner for leftovers")
                        .allowEmptyShould(true));
    }
}
