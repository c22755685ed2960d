package io.stratos.sandbox.wasm;

import static io.stratos.sandbox.wasm.Guests.call;
import static io.stratos.sandbox.wasm.Guests.decided;
import static io.stratos.sandbox.wasm.Guests.fault;
import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Fuel alone: the watchdog's clock stands still here, so nothing else can stop a guest.
@Tag("M-13")
@Tag("Z-4")
@Timeout(60)
class FuelTest {
    private static final long BUDGET = 1_000_000;
    private static final GuestFault USED_UP = new GuestFault(Kind.FUEL, ReasonCode.RES_FUEL, BUDGET);

    @AutoClose
    private final Guests guests = new Guests(() -> 0);

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.stratos.sandbox.wasm.ContainmentTest#endlessLoops")
    void endlessLoopUsesUpItsFuel(String kind, Body loop) {
        Sandbox sandbox = start(calling(loop), BUDGET);

        assertThat(fault(sandbox)).as(kind).isEqualTo(USED_UP);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void recursionThatComesBackUsesUpItsFuel() {
        Body twoForEach = body().get(0)
                .ifThen(Body.VOID)
                .get(0)
                .i32(1)
                .sub()
                .call(6)
                .drop()
                .get(0)
                .i32(1)
                .sub()
                .call(6)
                .drop()
                .end()
                .i32(0);
        Sandbox sandbox = start(calling(body().i32(60).call(6)).function(GuestModule.CALLS, twoForEach), BUDGET);

        assertThat(fault(sandbox)).isEqualTo(USED_UP);
    }

    @Test
    void jumpTableOfManyLabelsUsesUpItsFuel() {
        Body table = body().loop(Body.VOID).i32(1_000).op(0x0e, 0x80, 0x08); // 1,024 labels
        for (int i = 0; i <= 1_024; i++) {
            table.op(0);
        }
        Sandbox sandbox = start(calling(table.end().i32(0)), BUDGET);

        assertThat(fault(sandbox)).isEqualTo(USED_UP);
    }

    static List<Arguments> prices() {
        Body loop = body().locals(1)
                .i32(5)
                .set(1)
                .loop(Body.VOID)
                .get(1)
                .i32(1)
                .sub()
                .op(0x22, 1)
                .brIf(0)
                .end()
                .i32(0);
        return List.of(
                Arguments.of("three simple ones", body().i32(1).drop().i32(0), 3),
                Arguments.of("a loop of five instructions, five times", loop, 2 + 5 * 5 + 1),
                Arguments.of("a division", body().i32(0).i32(3).divSigned(), 10),
                Arguments.of("a call", body().call(GuestModule.CALL - 1).drop().i32(0), 8 + 1 + 1 + 1),
                Arguments.of(
                        "filling 4,096 bytes",
                        body().i32(0).i32(0).i32(4_096).memoryFill().i32(0),
                        4 + 16 + 256),
                Arguments.of(
                        "copying 160 bytes",
                        body().i32(0).i32(0).i32(160).memoryCopy().i32(0),
                        4 + 16 + 10),
                Arguments.of("a page more", body().i32(1).memoryGrow().drop().i32(0), 3 + 64 + 3 * 4_096),
                Arguments.of(
                        "a page too many", body().i32(99).memoryGrow().drop().i32(0), 3 + 64));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("prices")
    void usageIsTheSumOfThePrices(String what, Body body, long units) {
        assertThat(decided(start(calling(body), BUDGET)).usage().fuel())
                .as(what)
                .isEqualTo(units);
        assertThat(decided(start(calling(body), units)).isQuiet())
                .as("just enough")
                .isTrue();
        assertThat(fault(start(calling(body), units - 1)))
                .as("one too few")
                .isEqualTo(new GuestFault(Kind.FUEL, ReasonCode.RES_FUEL, units - 1));
    }

    static List<Arguments> faults() {
        Body recursion = body().get(0).call(GuestModule.CALL);
        return List.of(
                Arguments.of("a trap", body().i32(1).drop().unreachable(), Kind.TRAP, 3),
                Arguments.of(
                        "an endless loop", body().loop(Body.VOID).br(0).end().i32(0), Kind.FUEL, BUDGET),
                Arguments.of("an answer that is none", body().i32(-1), Kind.ABI_VIOLATION, 1),
                Arguments.of(
                        "memory that is not there",
                        body().i32(99).memoryGrow().drop().unreachable(),
                        Kind.MEMORY,
                        3 + 64),
                Arguments.of("recursion", recursion, Kind.STACK, 9 * 764));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultSaysWhatItUsed(String what, Body body, Kind kind, long units) {
        Decision decision = call(start(calling(body), BUDGET));

        assertThat(fault(decision).kind()).as(what).isEqualTo(kind);
        assertThat(((Decision.Faulted) decision).fuel()).as(what).isEqualTo(units);
    }

    @Test
    void guestThatNeverRanUsedNothing() {
        Sandbox sandbox = start(GuestModule.guest(), BUDGET);

        assertThat(sandbox.begin(new byte[5_000], 0, 5_000))
                .as("longer than its buffer")
                .isEqualTo(new Decision.Faulted(new GuestFault(Kind.ABI_VIOLATION, ReasonCode.ABI_LIMIT, 5_000), 0));
    }

    @Test
    void shortBranchesArePaidForWithWhatLeadsToThem() {
        Body shortBranch = body().get(0).ifThen(Body.VOID).i32(1).drop().end().i32(0);
        Sandbox taken = start(calling(shortBranch), BUDGET);
        Sandbox notTaken = start(calling(shortBranch), BUDGET);

        assertThat(used(taken, new byte[4]))
                .isEqualTo(used(notTaken, new byte[0]))
                .isEqualTo(5);
    }

    @Test
    void longBranchesArePaidForWhenTheyAreTaken() {
        Body longBranch = body().get(0).ifThen(Body.VOID);
        for (int i = 0; i < 20; i++) {
            longBranch.i32(1).drop();
        }
        longBranch.end().i32(0);

        assertThat(used(start(calling(longBranch), BUDGET), new byte[4])).isEqualTo(43);
        assertThat(used(start(calling(longBranch), BUDGET), new byte[0])).isEqualTo(3);
    }

    @Test
    void everyCallbackHasItsOwnBudget() {
        Body most = body().i32(0).i32(0).i32(60_000).memoryFill().i32(0);
        Sandbox sandbox = start(calling(most), 4_000);

        for (int i = 0; i < 10; i++) {
            assertThat(decided(sandbox).usage().fuel()).isEqualTo(4 + 16 + 3_750);
        }
    }

    @Test
    void noLimitIsNoLimit() {
        assertThat(decided(start(calling(body().i32(0)), 0)).usage().fuel()).isEqualTo(1);
    }

    @Test
    void callbacksUseTheSameColdAndHotAndInEveryInstance() {
        SandboxModule module = guests.module(
                EmaCross.code(), Limits.limits().memoryPages(64).fuel(BUDGET).build());
        List<byte[]> inputs = EmaCross.inputs(5, 3_000);
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        try (Sandbox cold = module.instantiate();
                Sandbox hot = module.instantiate()) {
            inputs.forEach(input -> first.add(used(cold, input)));
            inputs.forEach(input -> second.add(used(hot, input)));
        }

        assertThat(second).isEqualTo(first);
        assertThat(first).allMatch(units -> units > 100 && units < 100_000);
    }

    @ParameterizedTest
    @CsvSource({"-1", "-1000", "-16777216", "-33554433", "-33555000", "-67108865", "-67110000", "-2147483648"})
    void guestCannotSpeakToTheMeter(int request) {
        Body speaks = body().i32(GuestModule.OUT)
                .i32(request)
                .memoryGrow()
                .store(0)
                .i32(GuestModule.OUT)
                .load(0);
        Sandbox sandbox = start(calling(speaks), BUDGET);

        assertThat(fault(sandbox))
                .as("its memory.grow answered -1")
                .isEqualTo(new GuestFault(Kind.ABI_VIOLATION, ReasonCode.ABI_MESSAGE, -1));
    }

    @Test
    void startQuestionsHaveABudgetToo() {
        GuestModule endlessQuestion = GuestModule.guest()
                .replace(1, body().loop(Body.VOID).br(0).end().i32(GuestModule.IN));

        assertThat(guests.refusal(endlessQuestion, Limits.limits().fuel(BUDGET).build()))
                .containsExactly(ReasonCode.RES_FUEL);
    }

    /// Two pages are there at the start; each question is one constant.
    @Test
    void startUsesWhatItsMemoryAndItsQuestionsCost() {
        assertThat(start(GuestModule.guest(), BUDGET).startFuel()).isEqualTo(2 * 4_096 + 5);
        assertThat(start(GuestModule.guest().memory(4), BUDGET).startFuel()).isEqualTo(4 * 4_096 + 5);
        assertThat(start(GuestModule.guest().data(64, new byte[160]), BUDGET).startFuel())
                .isEqualTo(2 * 4_096 + 16 + 10 + 5);
        assertThat(start(GuestModule.guest().replace(1, counting(1_000)), BUDGET)
                        .startFuel())
                .isEqualTo(2 * 4_096 + 4 + 2 + 1_000 * 5 + 1);
    }

    @Test
    void startIsPaidOnceAndByNoCallback() {
        Sandbox sandbox = start(calling(body().i32(0)), 1);

        assertThat(decided(sandbox).usage().fuel()).isEqualTo(1);
        assertThat(decided(sandbox).usage().fuel()).isEqualTo(1);
        assertThat(sandbox.startFuel()).isEqualTo(2 * 4_096 + 5);
    }

    @Test
    void questionsShareOneBudgetThatIsNotTheCallbacks() {
        int passes = (int) GuestProgram.QUESTIONS_FUEL / 5 / 3;
        GuestModule dear = GuestModule.guest().replace(1, counting(passes)).replace(3, counting(passes));
        assertThat(decided(start(dear, BUDGET)).isQuiet()).isTrue();

        dear.replace(4, counting(passes));

        assertThat(guests.violations(dear, Limits.limits().fuel(100_000_000).build()))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ReasonCode.RES_FUEL);
                    assertThat(refused.toString()).contains("FUEL, " + GuestProgram.QUESTIONS_FUEL);
                });
    }

    private static Body counting(int passes) {
        return body().locals(1)
                .i32(passes)
                .set(0)
                .loop(Body.VOID)
                .get(0)
                .i32(1)
                .sub()
                .op(0x22, 0)
                .brIf(0)
                .end()
                .i32(GuestModule.IN);
    }

    private Sandbox start(GuestModule guest, long fuel) {
        return guests.start(guest, Limits.limits().fuel(fuel).build());
    }

    private static long used(Sandbox sandbox, byte[] input) {
        Decision decision = sandbox.begin(input, 0, input.length);
        assertThat(decision).isInstanceOf(Decision.Decided.class);
        return ((Decision.Decided) decision).usage().fuel();
    }

    @Test
    void afterFuelIsUsedUpTheNeighbourIsUnharmed() {
        Sandbox neighbour = start(GuestModule.guest(), BUDGET);
        Sandbox looping = start(calling(body().loop(Body.VOID).br(0).end().i32(0)), BUDGET);

        assertThat(fault(looping)).isEqualTo(USED_UP);
        assertThat(call(neighbour)).isInstanceOf(Decision.Decided.class);
        assertThat(fault(looping)).as("for ever").isEqualTo(USED_UP);
    }
}
