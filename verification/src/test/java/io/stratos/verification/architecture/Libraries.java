package io.stratos.verification.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// Each outside library lives in one package of ours; the others see an interface named for the job.
final class Libraries {
    private final String root;

    Libraries(String root) {
        this.root = root;
    }

    List<ArchRule> rules() {
        return List.of(
                confined("com.google.protobuf", in("abi.wire")),
                confined(root + ".abi.wire.proto", in("abi.wire")),
                confined("run.endive", in("sandbox.wasm")),
                confined("org.objectweb.asm", in("sandbox.wasm")),
                confined("org.graalvm", in("sandbox.python")),
                confined("com.oracle.truffle", in("sandbox.python")),
                confined("org.rocksdb", in("state")),
                confined("org.pf4j", in("host.plugin").or(entryOfAPlugin())),
                confined("io.javalin", in("host.venue").or(in("host.daemon"))),
                confined("org.eclipse.jetty", in("host.venue").or(in("host.daemon"))),
                confined("picocli", in("host.cli")),
                confined("me.tongfei.progressbar", in("host.cli")),
                confined("org.apache.curator", in("host.lease")),
                confined("org.apache.zookeeper", in("host.lease")),
                confined("io.micrometer", in("host.metrics")),
                confined("io.prometheus", in("host.metrics")));
    }

    /// Verification measures us against the bare libraries, so it may touch them all.
    private ArchRule confined(String library, DescribedPredicate<JavaClass> home) {
        return noClasses()
                .that(resideInAPackage(root + "..").and(DescribedPredicate.not(home.or(in("verification")))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library + ".."))
                .as(library + " is used only where classes " + home.getDescription())
                .allowEmptyShould(true);
    }

    private DescribedPredicate<JavaClass> in(String path) {
        return resideInAPackage(root + "." + path + "..");
    }

    private DescribedPredicate<JavaClass> entryOfAPlugin() {
        return in("sandbox")
                .or(in("venue"))
                .or(in("service"))
                .and(describe(
                        "are the plugin's entry", type -> type.getSimpleName().endsWith("Plugin")));
    }
}
