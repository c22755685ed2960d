package io.stratos.verification.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Calls that break replay or depend on the machine. Method references count as calls.
final class ForbiddenCalls {
    private static final Set<String> CLOCKS = Set.of("currentTimeMillis", "nanoTime");
    private static final Set<String> TRANSLATORS =
            Set.of(InputStreamReader.class.getName(), OutputStreamWriter.class.getName(), Scanner.class.getName());

    private final String root;

    ForbiddenCalls(String root) {
        this.root = root;
    }

    List<ArchRule> rules() {
        return List.of(
                // A watchdog needs the machine's time even where strategies see simulated time.
                forbidden(
                        "reads the time outside host.world and the sandboxes' entries",
                        ForbiddenCalls::readsTheTime,
                        "host.world",
                        "sandbox.wasm.plugin",
                        "sandbox.python.plugin"),
                forbidden("asks chance outside host.world", ForbiddenCalls::asksChance, "host.world"),
                forbidden("makes an identity outside host.world", ForbiddenCalls::makesAnIdentity, "host.world"),
                forbidden("writes to the console outside host.cli", ForbiddenCalls::writesToTheConsole, "host.cli"),
                forbidden("relies on the default charset", ForbiddenCalls::reliesOnDefaultCharset));
    }

    /// Generated code is not ours to change; verification measures, so it may read clocks.
    private ArchRule forbidden(String what, Predicate<AccessTarget> call, String... allowedIn) {
        var free = Stream.concat(Stream.of("verification", "abi.wire.proto"), Stream.of(allowedIn))
                .map(path -> root + "." + path + "..")
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(root + "..").and(not(resideInAnyPackage(free))))
                .should()
                .accessTargetWhere(describe(what, access -> call.test(access.getTarget())))
                .as("nothing " + what)
                .allowEmptyShould(true);
    }

    private static boolean readsTheTime(AccessTarget target) {
        if (owner(target, System.class)) {
            return CLOCKS.contains(target.getName());
        }
        if (owner(target, Clock.class)) {
            return target.getName().startsWith("system") || target.getName().startsWith("tick");
        }
        if (owner(target, ZoneId.class)) {
            return target.getName().equals("systemDefault");
        }
        boolean now = target.getOwner().getPackageName().equals("java.time")
                && target.getName().equals("now");
        return now && !takes(target, Clock.class);
    }

    private static boolean asksChance(AccessTarget target) {
        if (owner(target, ThreadLocalRandom.class) || owner(target, SecureRandom.class)) {
            return true;
        }
        if (owner(target, Math.class) || owner(target, StrictMath.class)) {
            return target.getName().equals("random");
        }
        boolean unseeded = owner(target, Random.class) || owner(target, SplittableRandom.class);
        return unseeded && target instanceof ConstructorCallTarget && parameters(target) == 0;
    }

    private static boolean makesAnIdentity(AccessTarget target) {
        return owner(target, UUID.class) && target.getName().equals("randomUUID");
    }

    private static boolean writesToTheConsole(AccessTarget target) {
        boolean stream = owner(target, System.class) && Set.of("out", "err").contains(target.getName());
        boolean trace = target.getName().equals("printStackTrace") && parameters(target) == 0;
        return stream || trace;
    }

    private static boolean reliesOnDefaultCharset(AccessTarget target) {
        if (owner(target, Charset.class)) {
            return target.getName().equals("defaultCharset");
        }
        if (owner(target, String.class)) {
            boolean bytes = target.getName().equals("getBytes") && parameters(target) == 0;
            return bytes || (constructs(target) && takes(target, byte[].class) && !namesCharset(target));
        }
        return constructs(target) && translatesText(target) && !namesCharset(target);
    }

    private static boolean translatesText(AccessTarget target) {
        boolean overBytes = takes(target, InputStream.class) || takes(target, OutputStream.class);
        boolean overFile = takes(target, File.class) || takes(target, String.class);
        if (owner(target, FileReader.class) || owner(target, FileWriter.class)) {
            return overFile;
        }
        if (owner(target, PrintStream.class) || owner(target, PrintWriter.class)) {
            return overBytes || overFile;
        }
        return overBytes && TRANSLATORS.contains(target.getOwner().getName());
    }

    private static boolean namesCharset(AccessTarget target) {
        boolean byName = parametersOf(target).stream().skip(1).anyMatch(type -> type.isEquivalentTo(String.class));
        return byName
                || takes(target, Charset.class)
                || takes(target, CharsetDecoder.class)
                || takes(target, CharsetEncoder.class);
    }

    private static boolean owner(AccessTarget target, Class<?> type) {
        return target.getOwner().isEquivalentTo(type);
    }

    private static boolean constructs(AccessTarget target) {
        return target.getName().equals("<init>");
    }

    private static boolean takes(AccessTarget target, Class<?> parameter) {
        return parametersOf(target).stream().anyMatch(type -> type.isEquivalentTo(parameter));
    }

    private static int parameters(AccessTarget target) {
        return parametersOf(target).size();
    }

    private static List<JavaClass> parametersOf(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget codeUnit ? codeUnit.getRawParameterTypes() : List.of();
    }
}
