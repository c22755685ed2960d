package io.stratos.sandbox.wasm.engine;

import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.sandbox.Sandbox;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.Bytes;
import io.stratos.sandbox.wasm.testing.ForkedJvm;
import io.stratos.sandbox.wasm.testing.GuestModule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Recursion ends where the count says, not where the thread's stack does: cold, hot, and whichever part
/// of the JVM makes the frames.
@Tag("M-13")
@Tag("Z-4")
@Timeout(120)
class DepthTest {
    private static final int COLD_TO_HOT = 100;

    @ParameterizedTest
    @EnumSource
    void endlessRecursionEndsAtTheSameDepthColdAndHot(Recursion recursion) throws InterruptedException {
        List<Integer> depths = new DepthProbe(recursion.code()).depths(COLD_TO_HOT);

        assertThat(depths).hasSize(COLD_TO_HOT).containsOnly(depths.getFirst());
        assertThat(depths.getFirst()).isGreaterThan(300);
    }

    @Test
    void interpreterAndBothCompilersEndEveryRecursionAtTheSameDepth() throws Exception {
        String interpreted = depths("-Xint", 1);

        assertThat(interpreted.lines()).hasSize(Recursion.values().length).noneMatch(line -> line.contains("-1"));
        assertThat(depths("-XX:TieredStopAtLevel=1", 30)).as("C1").isEqualTo(interpreted);
        assertThat(depths("-XX:-TieredCompilation", 60)).as("C2").isEqualTo(interpreted);
        assertThat(depths("-XX:+TieredCompilation", 60)).as("both").isEqualTo(interpreted);
    }

    private static String depths(String mode, int times) throws IOException, InterruptedException {
        return ForkedJvm.run(List.of("-Xmx256m", "-Xbatch", mode), DepthProbe.class, times);
    }

    @Test
    void threadsHaveRoomBesideWhatIsCounted() {
        long uncounted = 1 << 20;
        long host = 3 << 20;

        assertThat(8L * Preparation.STACK_SLOTS + uncounted + host).isLessThanOrEqualTo(Sandbox.THREAD_STACK_BYTES);
    }

    @Test
    void blocksWithoutAResultTakeNoStack() throws InterruptedException {
        Body blocks = Recursion.deeper(body());
        for (int i = 0; i < 500; i++) {
            blocks.block(Body.VOID).end();
        }

        assertThat(depthOf(calling(blocks.get(0).call(GuestModule.CALL)))).isEqualTo(depthOf(Recursion.DIRECT));
    }

    @Test
    void valuesAndCallsByTableTakeTheirShare() throws InterruptedException {
        assertThat(depthOf(Recursion.OF_999_LOCALS)).isLessThan(depthOf(Recursion.DIRECT));
        assertThat(depthOf(Recursion.OF_800_VALUES)).isLessThan(depthOf(Recursion.DIRECT));
        assertThat(depthOf(Recursion.BY_TABLE)).isLessThan(depthOf(Recursion.DIRECT));
    }

    private static int depthOf(Recursion recursion) throws InterruptedException {
        return depth(new DepthProbe(recursion.code()));
    }

    private static int depthOf(GuestModule guest) throws InterruptedException {
        return depth(new DepthProbe(guest.bytes()));
    }

    private static int depth(DepthProbe probe) throws InterruptedException {
        return probe.depths(1).getFirst();
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
        DepthProbe guest = new DepthProbe(calling(calls)
                .function(GuestModule.CALLS, leavesIn3Ways)
                .table(6)
                .bytes());

        assertThat(guest.enter(0)).isZero();
    }

    /// Of four types: as many functions of one type would make the jump between them too long.
    @Test
    void deepChainsWithoutRecursionCountToo() throws InterruptedException {
        int links = 900;
        GuestModule chain = calling(argumentsOf(0, body()).call(6));
        for (int parameters = 1; parameters <= 4; parameters++) {
            Bytes type = new Bytes().u8(0x60, parameters);
            for (int i = 0; i < parameters; i++) {
                type.u8(Body.I32);
            }
            chain.type(type.u8(1, Body.I32));
        }
        for (int i = 0; i < links; i++) {
            Body link = Recursion.deeper(body());
            chain.function(
                    3 + i % 4,
                    i == links - 1 ? link.get(0) : argumentsOf(i + 1, link).call(7 + i));
        }

        assertThat(depthOf(chain)).isBetween(300, 800);
    }

    private static Body argumentsOf(int link, Body body) {
        for (int i = 0; i <= link % 4; i++) {
            body.get(0);
        }
        return body;
    }
}
