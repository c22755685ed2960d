package io.stratos.host.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.journal.Verdict;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TimeInForce;
import io.stratos.host.audit.Explainer;
import io.stratos.host.audit.Explanation;
import io.stratos.host.audit.Link;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.refusal.Refused;
import io.stratos.state.RecordKind;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where health is the reason why an intent did not go out, its records stand in the explanation.
@Tag("X-9")
@Tag("M-24")
class HealthExplainedTest {
    @TempDir
    Path folder;

    /// Bids far below the market at its third event, then hands over a state with each until it is halted.
    private static final Script BIDS_AND_FLOODS = (guest, input, decision) -> {
        if (!(input instanceof Input.OnEvent given)) {
            return;
        }
        guest.counter++;
        if (guest.counter == 3 && given.event().body() instanceof EventBody.Trade trade) {
            var buy = Scripts.buy();
            decision.setIntents(List.of(new Intent.Order(
                    buy.instrument(),
                    buy.side(),
                    OrderType.LIMIT,
                    buy.qty(),
                    trade.price().minus(Decimal.ofWhole(20)),
                    null,
                    TimeInForce.GTC,
                    false,
                    false,
                    false,
                    0,
                    buy.riskContext(),
                    null)));
        } else if (guest.counter > 3) {
            decision.setStateUpdate(new StateUpdate(false, 1, new byte[8]));
        }
    };

    /// Buys at every fifth event, and fails at one.
    private static final Script BUYS_AND_FAILS = (guest, input, decision) -> {
        if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
            guest.counter++;
            if (given.event().header().sequence() == 700) {
                throw new Crash();
            }
            decision.setIntents(guest.counter % 5 == 0 ? List.of(Scripts.buy()) : List.of());
        }
    };

    @Test
    void anIntentThatWasHeldBackNamesTheChangeThatHeldIt() throws Refused {
        run(BUYS_AND_FAILS);
        var denied = turn(turn -> turn.intents().stream()
                .anyMatch(asked -> asked.verdict() == Verdict.DENIED && asked.reason() == ReasonCode.RES_FAULT));

        var told = explain(denied.instance() + "@" + denied.cursor());

        assertThat(told.outcome()).isEqualTo("denied");
        assertThat(told.reason()).isEqualTo(ReasonCode.RES_FAULT);
        var kinds = told.chain().stream().map(Link::kind).toList();
        assertThat(kinds).containsSubsequence("event", "health", "turn");
        assertThat(summary(told)).contains("healthy to degraded (RES_FAULT), only reduces until ");
    }

    @Test
    void aTurnThatEndedInAFaultIsExplainedByItsCursorWithWhatFollowed() throws Refused {
        run(Scripts.trapsAtEach(300));
        var failed = turn(turn -> turn.fault() != ReasonCode.OK);

        var told = explain(failed.instance() + "@" + failed.cursor());

        assertThat(told.outcome()).isEqualTo("not_submitted");
        assertThat(told.reason()).isEqualTo(ReasonCode.RES_FAULT);
        assertThat(told.chain().stream().map(Link::kind)).containsExactly("event", "turn", "health");
        assertThat(summary(told)).contains("next turn from ");
    }

    @Test
    void anOrderThatWasTakenBackBecauseItsInstanceWasHaltedSaysSo() throws Refused {
        run(BIDS_AND_FLOODS);
        var bid = turn(turn -> !turn.intents().isEmpty());

        var told = explain(bid.instance() + "@" + bid.cursor());

        assertThat(told.outcome()).isEqualTo("canceled");
        assertThat(told.chain().stream().map(Link::kind).toList())
                .containsSubsequence("event", "turn", "order", "health", "order");
        assertThat(summary(told)).contains("to halted (STA_RATE)");
    }

    /// What degraded the instance afterwards has nothing to do with it.
    @Test
    void anIntentThatWentOutBeforeIsToldWithoutIt() throws Refused {
        run(Scripts.trapsAtEach(300));
        var first = turn(turn -> turn.intents().stream().anyMatch(asked -> asked.verdict() == Verdict.APPROVED));

        assertThat(explain(first.instance() + "@" + first.cursor()).chain())
                .noneMatch(link -> link.kind().equals("health"));
    }

    private static String summary(Explanation told) {
        return told.chain().stream()
                .filter(link -> link.kind().equals("health"))
                .map(Link::summary)
                .findFirst()
                .orElse("");
    }

    private void run(Script script) throws Refused {
        var tape = SampleTapes.walk(3_000, 7);
        Backtests.run(Backtests.plan(folder, tape, 1, HealthRules.of(Descriptors.scripted()), script));
    }

    /// The first turn of the journal that fits.
    private TurnRecord turn(Predicate<TurnRecord> fits) throws Refused {
        var found = new TurnRecord[1];
        try (var ledger = LedgerDoor.open(folder)) {
            ledger.reader().records(1, (_, kind, _, payload, _) -> {
                var turn = kind == RecordKind.TURN ? decoded(payload) : null;
                found[0] = turn != null && fits.test(turn) ? turn : null;
                return found[0] == null;
            });
        }
        assertThat(found[0]).isNotNull();
        return found[0];
    }

    private static TurnRecord decoded(byte[] payload) {
        try {
            return TurnRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private Explanation explain(String id) throws Refused {
        try (var archive = RecordedRun.open(folder)) {
            return Explainer.explain(archive.reader(), id);
        }
    }
}
