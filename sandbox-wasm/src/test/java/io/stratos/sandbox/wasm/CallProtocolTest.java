package io.stratos.sandbox.wasm;

import static io.stratos.sandbox.wasm.Guests.call;
import static io.stratos.sandbox.wasm.Guests.decided;
import static io.stratos.sandbox.wasm.Guests.fault;
import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static io.stratos.sandbox.wasm.testing.GuestModule.guest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("M-13")
class CallProtocolTest {
    /// `Decision { health { state: DEGRADED, code: 7 } }`, as a guest writes it.
    private static final byte[] DEGRADED = {0x22, 4, 0x08, 1, 0x10, 7};

    @AutoClose
    private final Guests guests = new Guests();

    @Test
    void emptyDecisionIsQuietAndAlwaysTheSameObject() {
        Sandbox sandbox = guests.start(guest());
        Decision.Decided first = decided(sandbox);

        assertThat(first.isQuiet()).isTrue();
        assertThat(call(sandbox)).isSameAs(first);
        assertThat(sandbox.poll()).isSameAs(first);
    }

    @Test
    void inputArrivesAndTheDecisionIsReadWhereTheGuestLeftIt() {
        Body copyInputToOutput = body().i32(GuestModule.OUT)
                .i32(GuestModule.IN)
                .get(0)
                .memoryCopy()
                .get(0);
        Sandbox sandbox = guests.start(calling(copyInputToOutput));
        byte[] framed = new byte[DEGRADED.length + 5];
        System.arraycopy(DEGRADED, 0, framed, 3, DEGRADED.length);

        Decision decision = sandbox.begin(framed, 3, DEGRADED.length);

        assertThat(decision).isInstanceOf(Decision.Decided.class);
        assertThat(((Decision.Decided) decision).health()).isEqualTo(new HealthReport(HealthState.DEGRADED, 7));
    }

    @Test
    void usageHoldsMemoryAndOutput() {
        Body growOnce = body().i32(1).memoryGrow().drop().i32(0);
        Decision.Decided decision = decided(guests.start(calling(growOnce)));

        assertThat(decision.usage().memoryBytes()).isEqualTo(3 * Limits.PAGE);
        assertThat(decision.usage().outputBytes()).isZero();
        assertThat(decision.usage().fuel()).as("1 + 64 + 1 + 1, and 3 pages").isEqualTo(67 + 3 * 4_096);
        assertThat(decision.usage().logBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, ABI_VIOLATION, ABI_MESSAGE",
        "-2, OUTPUT_LIMIT, RES_OUTPUT",
        "-3, ABI_VIOLATION, ABI_STATE",
        "-4, ABI_VIOLATION, ABI_MESSAGE",
        "-5, ABI_VIOLATION, ABI_POINTER",
        "-2147483648, ABI_VIOLATION, ABI_POINTER",
        "2147483647, ABI_VIOLATION, ABI_POINTER",
        "2049, ABI_VIOLATION, ABI_POINTER",
        "1, ABI_VIOLATION, ABI_MESSAGE",
    })
    void answerThatIsNoDecisionIsNamed(int answer, Kind kind, ReasonCode code) {
        assertThat(fault(guests.start(calling(body().i32(answer))))).isEqualTo(new GuestFault(kind, code, answer));
    }

    @Test
    void decisionMayReachTheOutputLimitOnly() {
        Body unknownFieldOf12Bytes = body().i32(GuestModule.OUT)
                .i32(0x0a_fa)
                .store(0)
                .i32(GuestModule.OUT)
                .i32(9)
                .store8(2)
                .i32(12);
        ResourceLimits twelve = Limits.limits().outputBytes(12).build();
        ResourceLimits eleven = Limits.limits().outputBytes(11).build();

        assertThat(decided(guests.start(calling(unknownFieldOf12Bytes), twelve))
                        .usage()
                        .outputBytes())
                .isEqualTo(12);
        assertThat(fault(guests.start(calling(unknownFieldOf12Bytes), eleven)))
                .isEqualTo(new GuestFault(Kind.OUTPUT_LIMIT, ReasonCode.RES_OUTPUT, 12));
    }

    @Test
    void inputMayReachTheLimitAndTheBufferOnly() {
        ResourceLimits small = Limits.limits().inputBytes(100).build();
        byte[] input = new byte[GuestModule.IN_BYTES + 1];

        assertThat(guests.start(guest(), small).begin(input, 0, 100)).isInstanceOf(Decision.Decided.class);
        assertThat(fault(guests.start(guest(), small).begin(input, 0, 101)))
                .isEqualTo(new GuestFault(Kind.ABI_VIOLATION, ReasonCode.ABI_LIMIT, 101));
        assertThat(guests.start(guest()).begin(input, 0, GuestModule.IN_BYTES)).isInstanceOf(Decision.Decided.class);
        assertThat(fault(guests.start(guest()).begin(input, 0, GuestModule.IN_BYTES + 1)))
                .isEqualTo(new GuestFault(Kind.ABI_VIOLATION, ReasonCode.ABI_LIMIT, GuestModule.IN_BYTES + 1));
    }

    @Test
    void protocolErrorsOfTheHostAreItsOwn() {
        Sandbox sandbox = guests.start(guest());

        assertThatThrownBy(sandbox::poll).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sandbox.begin(new byte[3], 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        sandbox.close();
        assertThatThrownBy(() -> call(sandbox)).isInstanceOf(IllegalStateException.class);
    }

    /// Its memory goes to the guest that comes next; what it said last is still there.
    @Test
    void closingMayComeTwiceAndTakesNothingBack() {
        Body copyInputToOutput = body().i32(GuestModule.OUT)
                .i32(GuestModule.IN)
                .get(0)
                .memoryCopy()
                .get(0);
        GuestModule code = calling(copyInputToOutput);
        Sandbox sandbox = guests.start(code);
        sandbox.begin(DEGRADED, 0, DEGRADED.length);
        sandbox.close();
        sandbox.close();
        Sandbox next = guests.start(code);
        Sandbox afterThat = guests.start(code);

        assertThat(((Decision.Decided) next.begin(DEGRADED, 0, DEGRADED.length)).isQuiet())
                .isFalse();
        assertThat(((Decision.Decided) afterThat.begin(DEGRADED, 0, 0)).isQuiet())
                .isTrue();
        assertThat(((Decision.Decided) sandbox.poll()).health()).isEqualTo(new HealthReport(HealthState.DEGRADED, 7));
        assertThat(((Decision.Decided) next.poll()).health()).isEqualTo(new HealthReport(HealthState.DEGRADED, 7));
    }

    @Test
    void isolationIsLevelTwo() {
        assertThat(guests.start(guest()).isolation()).isEqualTo("L2");
    }
}
