package io.stratos.abi.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TelemetryHint;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a guest may answer and what is malformed, with every limit from both sides.
@Tag("M-3")
@Tag("M-4")
@Tag("Z-7")
class DecisionDecoderTest {
    private static final Decimal ONE = Decimal.ONE;
    private static final Intent NO_OP = new Intent.NoOp(1, null, null);

    @Test
    void noBytesAreAQuietDecision() {
        var target = new Decision.Decided();
        target.setIntents(List.of(NO_OP));
        assertThat(new DecisionDecoder().decode(new byte[8], 3, 0, target)).isNull();
        assertThat(target.isQuiet()).isTrue();
    }

    @Test
    void aMalformedDecisionLeavesTheTargetEmpty() {
        var bytes = encoded(decision -> decision.setIntents(List.of(NO_OP, NO_OP)));
        var target = new Decision.Decided();
        assertThat(new DecisionDecoder().decode(bytes, 0, bytes.length - 1, target))
                .isEqualTo(ReasonCode.ABI_MESSAGE);
        assertThat(target.isQuiet()).isTrue();
    }

    @Test
    void whatWasDecidedStaysWhenTheNextDecisionIsRead() {
        var decoder = new DecisionDecoder();
        var target = new Decision.Decided();
        var first = encoded(decision -> decision.setIntents(List.of(NO_OP, NO_OP, NO_OP)));
        decoder.decode(first, 0, first.length, target);
        var kept = target.intents();
        decoder.decode(new byte[0], 0, 0, target);
        assertThat(kept).containsExactly(NO_OP, NO_OP, NO_OP);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "intents,1024,true", "intents,1025,false",
        "timers,64,true", "timers,65,false",
        "hints,256,true", "hints,257,false",
        "requests,64,true", "requests,65,false",
        "values,256,true", "values,257,false",
        "text,128,true", "text,129,false"
    })
    void aLimitItselfIsAllowedAndOneMoreIsMalformed(String what, int count, boolean fine) {
        var bytes = encoded(decision -> fill(decision, what, count));
        assertThat(decode(bytes) != null).isEqualTo(fine);
    }

    private static void fill(Decision.Decided decision, String what, int count) {
        switch (what) {
            case "intents" -> decision.setIntents(Collections.nCopies(count, NO_OP));
            case "timers" -> decision.setTimers(Collections.nCopies(count, new TimerCommand(1, 2, 3)));
            case "hints" -> decision.setTelemetry(Collections.nCopies(count, new TelemetryHint(1, ONE)), 0);
            case "requests" ->
                decision.setServiceRequests(Collections.nCopies(count, new ServiceRequest(1, 2, 3, List.of())));
            case "values" ->
                decision.setServiceRequests(List.of(new ServiceRequest(1, 2, 3, Collections.nCopies(count, ONE))));
            default -> {
                var claimed = new ClaimedIdentity("a".repeat(count), "", "", "", "", "", "", "", 0, 0, 0);
                decision.setIntents(List.of(new Intent.NoOp(1, null, claimed)));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an intent without body, 0a00",
        "two bodies, 0a08320208013202 0802",
        "two bodies of different kinds, 0a0632003a0208 01",
        "an order without quantity, 0a040a020801",
        "a position without target, 0a0422020801",
        "a decimal with scale 19, 0a080a0622041013 0801",
        "a decimal of scale 2^32 - 1, 0a0c0a0a220810ffffffff0f0801",
        "a quantity twice, 0a060a0422002200",
        "a target cursor past the signed range, 0a0f120d0a0b08ffffffffffffffffff01",
        "an unknown health state, 22020803",
        "health twice, 22002200",
        "telemetry twice, 1a001a00",
        "a state update twice, 12001200",
        "a hint without value, 1a040a020801",
        "a group, 0b0c",
        "a field number of zero, 0001"
    })
    void isMalformed(String what, String hex) {
        assertThat(decode(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .as(what)
                .isNull();
    }

    @Test
    void anUnknownSideTypeOrTimeInForceIsNullForTheGateToDeny() {
        var decision = decode(HexFormat.of().parseHex("0a0a0a0810091809220038" + "09"));
        assertThat(decision).isNotNull();
        assertThat(decision == null ? List.of() : decision.intents())
                .containsExactly(new Intent.Order(
                        0, null, null, Decimal.ZERO, null, null, null, false, false, false, 0, null, null));
    }

    @Test
    void aRiskContextWithoutSlippageOrBudgetCountsAsMissing() {
        var full = new RiskContext(ONE, 1, 2, ONE);
        var bytes = encoded(decision -> decision.setIntents(List.of(new Intent.NoOp(1, full, null))));
        var read = decode(bytes);
        assertThat(read == null ? null : read.intents().getFirst().riskContext())
                .isEqualTo(full);
        var withoutBudget = decode(HexFormat.of().parseHex("0a06320052020a00"));
        assertThat(
                        withoutBudget == null
                                ? full
                                : withoutBudget.intents().getFirst().riskContext())
                .isNull();
    }

    @Test
    void fieldsOfALaterContractAreSkipped() {
        var decision = decode(HexFormat.of()
                .parseHex("0a043202" + "0801" + "fa0603616263" + "f80601" + "f90601020304050607 08".replace(" ", "")));
        assertThat(decision == null ? List.of() : decision.intents()).containsExactly(NO_OP);
    }

    @Test
    void aStateCameWhenItHasBytesOrASchemaVersion() {
        assertThat(stateOf(new StateUpdate(true, 0, null))).isNull();
        assertThat(stateOf(new StateUpdate(false, 3, new byte[0]))).isEmpty();
        assertThat(stateOf(new StateUpdate(false, 3, new byte[] {7}))).containsExactly(7);
        assertThat(stateOf(new StateUpdate(false, 0, new byte[] {7}))).containsExactly(7);
    }

    @Test
    void everyPartIsReadBack() {
        var intents = new ArrayList<Intent>();
        intents.add(NO_OP);
        intents.add(new Intent.Alert(7, null, ONE, new RiskContext(ONE, 5, 6, ONE), null));
        var bytes = encoded(decision -> {
            decision.setIntents(intents);
            decision.setTelemetry(List.of(new TelemetryHint(2, ONE)), 9);
            decision.setHealth(new HealthReport(HealthState.DEGRADED, 4));
            decision.setTimers(List.of(new TimerCommand(1, 2, 3)));
            decision.setServiceRequests(List.of(new ServiceRequest(1, 2, 3, List.of(ONE, Decimal.ZERO))));
        });
        var read = decode(bytes);
        assertThat(read).isNotNull();
        if (read != null) {
            assertThat(read.intents()).isEqualTo(intents);
            assertThat(read.telemetry()).containsExactly(new TelemetryHint(2, ONE));
            assertThat(read.telemetryDropped()).isEqualTo(9);
            assertThat(read.health()).isEqualTo(new HealthReport(HealthState.DEGRADED, 4));
            assertThat(read.timers()).containsExactly(new TimerCommand(1, 2, 3));
            assertThat(read.serviceRequests()).containsExactly(new ServiceRequest(1, 2, 3, List.of(ONE, Decimal.ZERO)));
        }
    }

    private static byte @Nullable [] stateOf(StateUpdate update) {
        var read = decode(encoded(decision -> decision.setStateUpdate(update)));
        var came = read == null ? null : read.stateUpdate();
        assertThat(came).isNotNull();
        return came == null ? null : came.state();
    }

    private static byte[] encoded(Consumer<Decision.Decided> filling) {
        var decision = new Decision.Decided();
        filling.accept(decision);
        var out = new WireWriter(64);
        DecisionEncoder.encode(decision, out);
        return out.toByteArray();
    }

    private static Decision.@Nullable Decided decode(byte[] bytes) {
        var target = new Decision.Decided();
        return new DecisionDecoder().decode(bytes, 0, bytes.length, target) == null ? target : null;
    }
}
