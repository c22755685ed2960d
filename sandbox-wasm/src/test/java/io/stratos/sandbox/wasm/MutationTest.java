package io.stratos.sandbox.wasm;

import static io.stratos.sandbox.wasm.testing.Body.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.Bytes;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Damaged modules: the answer is a violation or a fault with a code of ours, and the host goes on.
@Tag("M-29")
class MutationTest {
    private static final Set<ReasonCode> ADMISSION_CODES = EnumSet.of(
            ReasonCode.ABI_INVALID,
            ReasonCode.ABI_IMPORT,
            ReasonCode.ABI_EXPORT,
            ReasonCode.ABI_FEATURE,
            ReasonCode.ABI_COMPLEXITY,
            ReasonCode.ABI_LIMIT,
            ReasonCode.ABI_POINTER,
            ReasonCode.ABI_VERSION,
            ReasonCode.RES_FAULT,
            ReasonCode.RES_STACK,
            ReasonCode.RES_TIMEOUT);

    private final ResourceLimits limits = Limits.limits()
            .memoryPages(64)
            .callbackMillis(20)
            .compileMillis(20_000)
            .build();

    @AutoClose
    private final Guests guests = new Guests();

    private final Map<ReasonCode, Integer> seen = new EnumMap<>(ReasonCode.class);
    private int accepted;

    @Test
    void threeThousandDamagedModulesOnlyGiveNamedCodes() {
        mutate(smallModuleOfManyFeatures(), 20_261, 3_000);

        assertThat(accepted).as("some damage is harmless").isPositive();
        assertThat(seen).containsKeys(ReasonCode.ABI_INVALID, ReasonCode.ABI_EXPORT, ReasonCode.ABI_FEATURE);
    }

    @Test
    void damagedRealModulesOnlyGiveNamedCodes() {
        mutate(EmaCross.code(), 4_711, 60);
    }

    @Test
    @Tag("long")
    void threeThousandDamagedRealModulesOnlyGiveNamedCodes() {
        mutate(EmaCross.code(), 815, 3_000);
    }

    private void mutate(byte[] original, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            byte[] damaged =
                    i % 4 == 3 ? Arrays.copyOf(original, random.nextInt(original.length)) : flipped(original, random);
            CompileResult result = guests.compile(damaged, limits);
            switch (result) {
                case CompileResult.Refused(var violations) -> {
                    assertThat(violations)
                            .as("seed=%d i=%d", seed, i)
                            .allMatch(violation -> ADMISSION_CODES.contains(violation.code()));
                    seen.merge(violations.getFirst().code(), 1, Integer::sum);
                }
                case CompileResult.Compiled(var module) -> {
                    accepted++;
                    run(module, seed, i);
                }
            }
        }
    }

    private static byte[] flipped(byte[] original, SplittableRandom random) {
        byte[] damaged = original.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    private static void run(SandboxModule module, long seed, int i) {
        try (Sandbox sandbox = module.instantiate()) {
            for (byte[] input : List.of(EmaCross.init(), EmaCross.trade(2, 100), new byte[] {1, 2, 3})) {
                assertThat(sandbox.begin(input, 0, input.length))
                        .as("seed=%d i=%d", seed, i)
                        .isInstanceOfAny(Decision.Decided.class, Decision.Faulted.class);
            }
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static byte[] smallModuleOfManyFeatures() {
        Body call = body().locals(2)
                .i32(10)
                .set(1)
                .block(Body.VOID)
                .loop(Body.VOID)
                .get(1)
                .op(0x45)
                .brIf(1)
                .get(1)
                .i32(1)
                .sub()
                .set(1)
                .i32(64)
                .get(1)
                .i32(3)
                .divSigned()
                .store(4)
                .globalGet(0)
                .i32(1)
                .add()
                .globalSet(0)
                .get(1)
                .i32(1)
                .op(0x71)
                .ifThen(Body.VOID)
                .i32(GuestModule.OUT)
                .i32(64)
                .i32(8)
                .memoryCopy()
                .op(0x05)
                .i32(GuestModule.OUT)
                .i32(0)
                .i32(8)
                .memoryFill()
                .end()
                .br(0)
                .end()
                .end()
                .get(0)
                .i32(0)
                .callIndirect(GuestModule.CALLS)
                .drop()
                .get(0)
                .call(6)
                .drop()
                .i32(0)
                .memoryGrow()
                .drop()
                .i32(0);
        Body helper = body().get(0).op(0xb7).op(0x9f).op(0xaa).i32(1).add(); // float and back
        return new Bytes()
                .raw(GuestModule.calling(call)
                        .function(GuestModule.CALLS, helper)
                        .table(6, 6)
                        .section(6, new Bytes().u8(1, Body.I32, 1, 0x41, 0, 0x0b))
                        .data(100, new byte[] {1, 2, 3, 4, 5})
                        .bytes())
                .u8(0)
                .vector(new Bytes().name("name").u8(1, 4, 1, 0, 1, 'a'))
                .array();
    }
}
