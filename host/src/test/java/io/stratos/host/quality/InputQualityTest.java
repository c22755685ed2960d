package io.stratos.host.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode;
import io.stratos.gate.GateMode.Trading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("M-27")
class InputQualityTest {
    private static final EventBody TRADE = new EventBody.Trade(Decimal.ONE, Decimal.ONE, null, 1);
    private static final EventBody DELTA = new EventBody.BookDelta(List.of(), List.of(), 1, 1);
    private static final EventBody SNAPSHOT = new EventBody.BookSnapshot(List.of(), List.of(), 1);

    private final List<QualityChange> changes = new ArrayList<>();

    private InputQuality under(QualityPolicy policy) {
        return new InputQuality(policy, changes::add);
    }

    private static QualityPolicy policy(Flaw flaw, QualityAction action, long staleAfter, int events, long clean) {
        return new QualityPolicy(Map.of(flaw, action), 40, staleAfter, events, clean);
    }

    private static Event event(EventBody body, int flags, long at, int instrument) {
        return new Event(new EventHeader(1, at, at, at, flags, instrument), body);
    }

    private static void deliver(InputQuality input, EventBody body, int flags, long at) {
        input.delivered(event(body, flags, at, 1), at);
    }

    @ParameterizedTest
    @EnumSource
    void eachActionHoldsBackAsItsNameSays(QualityAction action) {
        var input = under(policy(Flaw.GAP, action, 0, 1, 0));
        deliver(input, TRADE, Quality.GAP, 1);

        var expected = switch (action) {
            case NONE -> GateMode.OPEN;
            case SMALLER_SIZE -> new GateMode(Trading.OPEN, false, 40, ReasonCode.DAT_GAP);
            case LIMIT_ONLY -> new GateMode(Trading.OPEN, true, 100, ReasonCode.DAT_GAP);
            case WAIT_FOR_RESYNC -> new GateMode(Trading.REDUCE_ONLY, false, 100, ReasonCode.DAT_GAP);
            case STOP -> new GateMode(Trading.NO_TRADE, false, 100, ReasonCode.DAT_GAP);
        };
        assertThat(input.mode(1)).isEqualTo(expected);
        assertThat(input.mode(2)).as("another instrument").isEqualTo(GateMode.OPEN);
        assertThat(changes).hasSize(action == QualityAction.NONE ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void eachFlawHasItsOwnAnswerAndCode(Flaw flaw) {
        var input = under(policy(flaw, QualityAction.STOP, 0, 1, 0));
        for (var other : Flaw.values()) {
            if (other != flaw) {
                deliver(input, TRADE, other.flag(), 1);
            }
        }
        assertThat(changes).as("not answered").isEmpty();
        deliver(input, TRADE, flaw.flag(), 2);
        assertThat(changes).containsExactly(new QualityChange(1, flaw.flag(), 0, QualityAction.STOP, flaw.code()));
        assertThat(input.reason()).isEqualTo(flaw.code());
    }

    @Test
    void severalFlawsAreAnsweredTogether() {
        var actions = Map.of(Flaw.GAP, QualityAction.LIMIT_ONLY, Flaw.OUT_OF_ORDER, QualityAction.SMALLER_SIZE);
        var input = under(new QualityPolicy(actions, 40, 0, 1, 0));
        deliver(input, TRADE, Quality.GAP, 1);
        deliver(input, TRADE, Quality.OUT_OF_ORDER, 2);

        assertThat(input.mode(1)).isEqualTo(new GateMode(Trading.OPEN, true, 40, ReasonCode.DAT_GAP));
        assertThat(changes.getLast().flags()).isEqualTo(Quality.GAP | Quality.OUT_OF_ORDER);
    }

    @Test
    void itIsGoodAfterEnoughGoodEventsInARowAndEnoughTime() {
        var input = under(policy(Flaw.GAP, QualityAction.STOP, 0, 3, 100));
        deliver(input, TRADE, Quality.GAP, 0);
        deliver(input, TRADE, 0, 200);
        deliver(input, TRADE, 0, 201);
        deliver(input, TRADE, Quality.GAP, 202);
        for (int at = 203; at <= 301; at++) {
            deliver(input, TRADE, 0, at);
        }
        assertThat(input.mode(1)).as("99 after the last").isNotEqualTo(GateMode.OPEN);
        deliver(input, TRADE, 0, 302);
        assertThat(input.mode(1)).isEqualTo(GateMode.OPEN);
        assertThat(changes.getLast())
                .isEqualTo(new QualityChange(1, 0, Quality.GAP, QualityAction.NONE, ReasonCode.OK));
    }

    @Test
    void aBookThatMissesAChangeWaitsForItsSnapshot() {
        var input = under(policy(Flaw.GAP, QualityAction.WAIT_FOR_RESYNC, 0, 1, 0));
        deliver(input, DELTA, Quality.GAP, 1);
        deliver(input, DELTA, 0, 2);
        deliver(input, TRADE, 0, 3);
        assertThat(input.mode(1).trading()).isEqualTo(Trading.REDUCE_ONLY);
        deliver(input, SNAPSHOT, 0, 4);
        assertThat(input.mode(1)).isEqualTo(GateMode.OPEN);
    }

    @Test
    void silenceIsStaleFromTheMomentAfterTheLimitAndEndsWithGoodEvents() {
        var input = under(policy(Flaw.STALE, QualityAction.STOP, 100, 2, 0));
        deliver(input, TRADE, 0, 1_000);
        assertThat(input.silence(1_100)).isFalse();
        assertThat(input.silence(1_101)).isTrue();
        assertThat(input.silence(1_102)).as("told once").isFalse();
        assertThat(input.mode(1).trading()).isEqualTo(Trading.NO_TRADE);
        deliver(input, TRADE, 0, 1_200);
        deliver(input, TRADE, 0, 1_201);
        assertThat(input.mode(1)).isEqualTo(GateMode.OPEN);
        assertThat(changes).extracting(QualityChange::reason).containsExactly(ReasonCode.DAT_STALE, ReasonCode.OK);
    }

    @Test
    void anEventThatWaitedTooLongForItsTurnIsStaleToo() {
        var input = under(policy(Flaw.STALE, QualityAction.STOP, 100, 1, 0));
        input.delivered(event(TRADE, 0, 1_000, 1), 1_101);
        assertThat(input.reason()).isEqualTo(ReasonCode.DAT_STALE);
    }

    @Test
    void whatWasSavedGoesOnAsIfNothingHadHappened() {
        var policy = policy(Flaw.GAP, QualityAction.WAIT_FOR_RESYNC, 0, 3, 10);
        var input = under(policy);
        deliver(input, TRADE, Quality.GAP, 1);
        deliver(input, TRADE, 0, 2);
        assertThat(input.isChanged()).isTrue();
        var next = under(policy);
        next.restore(input.save());
        assertThat(input.isChanged()).isFalse();
        for (int at = 3; at < 20; at++) {
            deliver(input, TRADE, 0, at);
            deliver(next, TRADE, 0, at);
            assertThat(next.mode(1)).isEqualTo(input.mode(1));
        }
        assertThat(next.mode(1)).isEqualTo(GateMode.OPEN);
    }

    @Test
    void aPolicyThatAnswersNothingLooksAtNothing() {
        var input = under(QualityPolicy.TELL);
        deliver(input, TRADE, 15, 1);
        assertThat(input.isIdle()).isTrue();
        assertThat(input.isChanged()).isFalse();
        assertThat(changes).isEmpty();
    }
}
