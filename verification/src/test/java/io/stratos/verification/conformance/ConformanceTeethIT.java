package io.stratos.verification.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.verification.conformance.LyingRuntime.Lie;
import io.stratos.verification.program.Program;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A suite that no sandbox can fail proves nothing: each wrong one is caught, and each check catches one.
@Tag("M-3")
@Tag("M-13")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConformanceTeethIT {
    private static final List<Method> CHECKS = Arrays.stream(SandboxConformanceIT.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .toList();

    private final Map<Lie, Set<String>> failed = new EnumMap<>(Lie.class);
    private final Map<String, Set<Lie>> caught = new TreeMap<>();

    static Stream<String> checks() {
        return CHECKS.stream().map(Method::getName);
    }

    @BeforeAll
    void everyCheckIsAskedAboutEveryLie() throws Exception {
        byte[] guest = WasmConformanceIT.build();
        try (var runtimes = PluginFolder.open(Program.HOME.resolve("plugins"))) {
            for (var lie : Lie.values()) {
                for (var check : failures(new OnTrial(runtimes, guest, lie))) {
                    failed.computeIfAbsent(lie, _ -> new TreeSet<>()).add(check);
                    caught.computeIfAbsent(check, _ -> EnumSet.noneOf(Lie.class))
                            .add(lie);
                }
            }
            assertThat(failures(new OnTrial(runtimes, guest, null)))
                    .as("the sandbox behind them passes")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSandboxThatGetsOneThingWrongFailsTheSuite(Lie lie) {
        assertThat(failed.get(lie)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void eachCheckCatchesASandboxThatGetsItWrong(String check) {
        assertThat(caught.get(check)).isNotEmpty();
    }

    @Test
    void forgedIdentityIsCaughtByTheCheckThatIsNamedForIt() {
        var check = "sameInputsGiveTheSameBytesAndIntentsCarryNoIdentityOfTheGuests";

        assertThat(caught.get(check)).contains(Lie.IDENTITY_IS_FORGED, Lie.IDENTITY_IS_FORGED_WHERE_NO_MONEY_IS);
    }

    private static Set<String> failures(OnTrial suite) throws Exception {
        suite.compiled();
        var failures = new TreeSet<String>();
        for (var check : CHECKS) {
            if (!passes(suite, check)) {
                failures.add(check.getName());
            }
        }
        return failures;
    }

    private static boolean passes(OnTrial suite, Method check) throws IllegalAccessException {
        try {
            check.invoke(suite);
            return true;
        } catch (InvocationTargetException _) { // whatever the check said or tripped over
            return false;
        }
    }

    private static final class OnTrial extends SandboxConformanceIT {
        private final SandboxRuntimes runtimes;
        private final byte[] guest;
        private final @Nullable Lie lie;

        OnTrial(SandboxRuntimes runtimes, byte[] guest, @Nullable Lie lie) {
            this.runtimes = runtimes;
            this.guest = guest;
            this.lie = lie;
        }

        @Override
        SandboxRuntimes opened() {
            return runtimes;
        }

        @Override
        SandboxRuntime asked(SandboxRuntime runtime) {
            return lie == null ? runtime : new LyingRuntime(runtime, lie);
        }

        @Override
        RuntimeKind kind() {
            return RuntimeKind.RUST_WASM;
        }

        @Override
        byte[] guest() {
            return guest;
        }

        @Override
        boolean countsFuel() {
            return true;
        }

        @Override
        boolean countsMemory() {
            return true;
        }

        @Override
        int deepest() {
            return WasmConformanceIT.deepest(this);
        }

        @Override
        boolean prints() {
            return false;
        }
    }
}
