package io.stratos.sandbox.wasm.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.wasm.check.ModuleCheck;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.engine.EngineInstance;
import io.stratos.sandbox.wasm.engine.EngineModule;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import io.stratos.sandbox.wasm.testing.ModuleGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a module becomes, and what it pays, changes only with a new version: the file with what is
/// expected has the version in its name.
@Tag("Z-4")
@Tag("M-29")
class GoldenPreparationTest {
    private static final long PLENTY = 1L << 40;
    private static final int GENERATED = 8;

    @Test
    void preparedModulesAndTheirFuelBelongToTheVersion() throws Exception {
        String file = "prepared-" + Preparation.VERSION.replace('/', '-') + ".tsv";
        Map<String, byte[]> modules = new LinkedHashMap<>();
        modules.put("smallest", GuestModule.guest().bytes());
        modules.put("ema_cross", EmaCross.code());
        for (int seed = 1; seed <= GENERATED; seed++) {
            modules.put("generated-" + seed, ModuleGenerator.module(seed, true));
        }
        StringBuilder found = new StringBuilder();
        for (Map.Entry<String, byte[]> module : modules.entrySet()) {
            found.append(module.getKey())
                    .append('\t')
                    .append(line(module.getValue()))
                    .append('\n');
        }

        assertThat(found.toString())
                .as("raise Preparation.VERSION and add a file of its name to the test's resources")
                .isEqualTo(read(file));
    }

    private static String read(String file) throws IOException {
        try (InputStream in = GoldenPreparationTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Hash of what the engine gets, and the fuel of a few calls.
    private static String line(byte[] code) throws Exception {
        ModuleShape shape = shape(code);
        PreparedModule prepared = Preparation.prepare(code, shape);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(prepared.code());
        EngineInstance instance = EngineModule.compile(prepared.code())
                .instantiate(shape.memoryPagesMin(), shape.memoryPagesMax(), prepared.answer());
        int in = instance.ask(shape.in());
        String fuel = EmaCross.inputs(5, 12).stream()
                .map(input -> Long.toString(fuelOf(instance, prepared.entry(), in, input)))
                .collect(Collectors.joining(" "));
        return HexFormat.of().formatHex(hash) + "\t" + fuel;
    }

    private static long fuelOf(EngineInstance instance, int entry, int in, byte[] input) {
        instance.refill(PLENTY, Preparation.STACK_SLOTS, () -> false);
        System.arraycopy(input, 0, instance.memory(), in, input.length);
        try {
            instance.enter(entry, input.length);
        } catch (RuntimeException _) { // a trap pays up to where it is
            return PLENTY - instance.fuel();
        }
        return PLENTY - instance.fuel();
    }

    private static ModuleShape shape(byte[] code) {
        ModuleCheck check = ModuleCheck.of(code, Limits.limits().memoryPages(64).build());
        assertThat(check).isInstanceOf(ModuleCheck.Accepted.class);
        return ((ModuleCheck.Accepted) check).shape();
    }
}
