package io.stratos.sandbox.wasm.engine;

import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.wasm.check.ModuleCheck;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.prepare.PreparedModule;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Recursion ends where the count says, not where the thread's stack does: cold, hot, and on less stack than
/// a lane has.
@Tag("M-13")
@Tag("Z-4")
class DepthTest {
    private static final int DEPTH = 64;
    private static final long HALF_OF_A_LANES_STACK = 512 << 10;
    private static final long PLENTY = 1L << 40;

    static Stream<Arguments> recursions() {
        return Stream.of(
                Arguments.of("direct", calling(deeper(body()).get(0).call(GuestModule.CALL))),
                Arguments.of(
                        "mutual",
                        calling(deeper(body()).get(0).call(6))
                                .function(
                                        GuestModule.CALLS, deeper(body()).get(0).call(GuestModule.CALL))),
                Arguments.of(
                        "by table",
                        calling(deeper(body()).get(0).i32(0).callIndirect(GuestModule.CALLS))
                                .table(GuestModule.CALL)),
                Arguments.of(
                        "with many locals",
                        calling(deeper(body().locals(999)).get(0).call(GuestModule.CALL))),
                Arguments.of("with many values", calling(manyValues())),
                Arguments.of("of functions that return early", calling(returning())));
    }

    /// Counts the depth in memory.
    private static Body deeper(Body body) {
        return body.i32(DEPTH).i32(DEPTH).load(0).i32(1).add().store(0);
    }

    private static Body manyValues() {
        Body body = deeper(body());
        for (int i = 0; i < 800; i++) {
            body.i64(i);
        }
        body.get(0).call(GuestModule.CALL).set(0);
        for (int i = 0; i < 800; i++) {
            body.drop();
        }
        return body.get(0);
    }

    private static Body returning() {
        return deeper(body())
                .get(0)
                .ifThen(Body.VOID)
                .get(0)
                .call(GuestModule.CALL)
                .op(0x0f)
                .end()
                .i32(0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recursions")
    void endlessRecursionEndsAtTheSameDepthColdAndHot(String kind, GuestModule guest) throws Exception {
        Guest recursive = new Guest(guest.bytes());
        List<Integer> depths = new ArrayList<>();
        Thread thread = new Thread(
                null,
                () -> {
                    for (int i = 0; i < 400; i++) {
                        depths.add(recursive.depthAtTheEnd());
                    }
                },
                "small",
                HALF_OF_A_LANES_STACK);
        thread.start();
        thread.join();

        assertThat(depths).as(kind).hasSize(400).containsOnly(depths.getFirst());
        assertThat(depths.getFirst()).isGreaterThan(kind.contains("many") ? 10 : 300);
    }

    @Test
    void stackIsGivenBackOnEveryWayOut() {
        Body calls = body().locals(1)
                .i32(5_000)
                .set(1)
                .loop(Body.VOID)
                .get(1)
                .i32(1)
                .op(0x71)
                .call(6)
                .drop()
                .get(1)
                .i32(1)
                .sub()
                .op(0x22, 1)
                .brIf(0)
                .end()
                .i32(0);
        Body leavesIn3Ways = body().get(0)
                .ifThen(Body.VOID)
                .i32(7)
                .op(0x0f)
                .end()
                .block(Body.VOID)
                .get(0)
                .op(0x45)
                .brIf(0)
                .get(0)
                .i32(0)
                .callIndirect(GuestModule.CALLS)
                .drop()
                .end()
                .i32(1)
                .i32(9)
                .br(0);
        Guest guest = new Guest(calling(calls)
                .function(GuestModule.CALLS, leavesIn3Ways)
                .table(6)
                .bytes());

        assertThat(guest.enter(0)).isZero();
    }

    @Test
    void deepChainsWithoutRecursionCountToo() {
        GuestModule chain = calling(body().get(0).call(6));
        for (int i = 0; i < 900; i++) {
            chain.function(
                    GuestModule.CALLS,
                    i == 899 ? deeper(body()).get(0) : deeper(body()).get(0).call(7 + i));
        }

        assertThat(new Guest(chain.bytes()).depthAtTheEnd()).isBetween(300, 800);
    }

    private static final class Guest {
        private final EngineInstance instance;
        private final int entry;

        Guest(byte[] code) {
            ModuleCheck check = ModuleCheck.of(code, Limits.roomy());
            assertThat(check).isInstanceOf(ModuleCheck.Accepted.class);
            ModuleShape shape = ((ModuleCheck.Accepted) check).shape();
            PreparedModule prepared = Preparation.prepare(code, shape);
            entry = prepared.entry();
            instance = EngineModule.compile(prepared.code())
                    .instantiate(shape.memoryPagesMin(), shape.memoryPagesMax(), prepared.answer());
        }

        int enter(int argument) {
            instance.refill(PLENTY, Preparation.STACK_SLOTS);
            return instance.enter(entry, argument);
        }

        /// How deep it came before it was stopped for its depth; -1 if something else stopped it.
        int depthAtTheEnd() {
            instance.memory()[DEPTH] = 0;
            instance.memory()[DEPTH + 1] = 0;
            try {
                enter(1);
            } catch (RuntimeException e) {
                return GuestStop.of(e) == GuestStop.DEPTH
                        ? (instance.memory()[DEPTH] & 0xff) + 256 * (instance.memory()[DEPTH + 1] & 0xff)
                        : -1;
            }
            return -1;
        }
    }
}
