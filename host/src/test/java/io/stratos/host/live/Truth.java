package io.stratos.host.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.journal.Verdict;
import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.lane.DeliveryBlock;
import io.stratos.host.lane.InstanceRows;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what the host believes and told with the venue's own book, once everything has come to rest.
final class Truth {
    private final LiveBench bench;
    private final LedgerReader reader;

    Truth(LiveBench bench, LedgerReader reader) {
        this.bench = bench;
        this.reader = reader;
    }

    void holds() {
        noOrderWasDoubled();
        positionsAgree();
        openOrdersAgree();
        everyFillWasToldOnce();
        everyIntentWasAnswered();
        whatWasDeniedAsTooLateNeverLeft();
        nothingWaits();
        assertThat(bench.core().safety(bench.ids.getFirst()))
                .as("nobody tightened anything")
                .isEqualTo(SafetyState.NORMAL);
    }

    void noOrderWasDoubled() {
        bench.venue
                .accepted()
                .forEach((id, orders) ->
                        assertThat(orders).as("orders under %s", id).hasSize(1));
    }

    void positionsAgree() {
        var sum = Decimal.ZERO;
        for (var id : bench.ids) {
            sum = sum.plus(bench.core().exposure(id).positionQty(1));
        }
        assertThat(sum.toBigDecimal())
                .as("position here and at the venue")
                .isEqualByComparingTo(bench.venue.position(1, bench.now).toBigDecimal());
    }

    void openOrdersAgree() {
        var local = new ArrayList<String>();
        reader.scan(Table.ACCOUNT, liveRows(), (key, _) -> {
            local.add(new String(key, liveRows().length, key.length - liveRows().length, UTF_8));
            return true;
        });
        local.sort(null);
        assertThat(local).as("open orders here and at the venue").isEqualTo(bench.venue.openOrders(bench.now));
    }

    /// Lossless and not doubled, from the venue's book to the strategy's committed deliveries.
    void everyFillWasToldOnce() {
        var told = new HashMap<Long, Integer>();
        for (var id : bench.ids) {
            for (var event : delivered(id)) {
                if (event.fill() != null) {
                    told.merge(event.fill().tradeId(), 1, Integer::sum);
                }
            }
        }
        var expected = new HashMap<Long, Integer>();
        bench.venue.fills().keySet().forEach(trade -> expected.put(trade, 1));
        assertThat(told).as("times each fill was delivered").isEqualTo(expected);
    }

    /// An order that the gate approved is at the venue, or its strategy was told why not.
    void everyIntentWasAnswered() {
        for (var id : bench.ids) {
            Set<IntentRef> answered = new HashSet<>();
            delivered(id).forEach(event -> answered.add(event.intent()));
            for (var turn : turns(id)) {
                for (var intent : turn.intents()) {
                    var ref = new IntentRef(turn.cursor(), intent.ordinal());
                    assertThat(!isOrder(intent) || answered.contains(ref))
                            .as("%s heard of its order %s", id, ref)
                            .isTrue();
                }
            }
        }
    }

    /// Who was told that an order never left hears nothing else of it, before or after.
    void whatWasDeniedAsTooLateNeverLeft() {
        for (var id : bench.ids) {
            Set<IntentRef> denied = new HashSet<>();
            Set<IntentRef> heard = new HashSet<>();
            for (var event : delivered(id)) {
                switch (event.kind()) {
                    case DENIED -> {
                        if (event.reasonCode() == ReasonCode.EXE_NOT_SENT_TOO_LATE.number()) {
                            denied.add(event.intent());
                        }
                    }
                    case ACKNOWLEDGED, PARTIALLY_FILLED, FILLED -> heard.add(event.intent());
                    default -> {}
                }
            }
            denied.retainAll(heard);
            assertThat(denied).as("%s: denied and known at the venue", id).isEmpty();
        }
    }

    void nothingWaits() {
        for (var id : bench.ids) {
            reader.scan(Table.OUTBOX, new InstanceRows(id).outboxPrefix(), (_, _) -> {
                throw new AssertionError("an event waits for " + id);
            });
        }
        assertThat(bench.core().unanswered()).isEmpty();
    }

    /// Places that reached the venue after the n-th request.
    List<VenueRequest> sentAfter(int requests) {
        var all = bench.venue.received();
        return List.copyOf(all.subList(requests, all.size()));
    }

    private static boolean isOrder(IntentRecord intent) {
        return intent.verdict() != Verdict.DENIED && intent.intent() instanceof Intent.Order;
    }

    private byte[] liveRows() {
        return (bench.account.value() + "\0l").getBytes(UTF_8);
    }

    List<EventBody.Execution> delivered(InstanceId id) {
        var events = new ArrayList<EventBody.Execution>();
        reader.scan(Table.INSTANCE, new InstanceRows(id).deliveriesPrefix(), (key, block) -> {
            DeliveryBlock.visit(InstanceRows.numberOf(key), block, (_, buffer, offset, length) -> {
                if (decode(buffer, offset, length) instanceof Input.OnEvent given
                        && given.event().body() instanceof EventBody.Execution execution) {
                    events.add(execution);
                }
                return true;
            });
            return true;
        });
        return events;
    }

    /// What was asked for and what the gate said, turn by turn, whatever else happened between.
    List<String> verdicts(InstanceId id) {
        var verdicts = new ArrayList<String>();
        for (var turn : turns(id)) {
            turn.intents()
                    .forEach(intent -> verdicts.add(intent.intent() + " " + intent.verdict() + " " + intent.reason()));
        }
        return verdicts;
    }

    private List<TurnRecord> turns(InstanceId id) {
        var turns = new ArrayList<TurnRecord>();
        reader.scan(Table.INSTANCE, new InstanceRows(id).turnsPrefix(), (_, row) -> {
            try {
                turns.add(TurnRecord.decode(row));
            } catch (MalformedMessageException damaged) {
                throw new AssertionError(damaged);
            }
            return true;
        });
        return turns;
    }

    private static Input decode(byte[] buffer, int offset, int length) {
        try {
            return InputDecoder.decode(buffer, offset, length);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }

    /// Executions told, by kind, for messages.
    Map<String, Integer> kinds(InstanceId id) {
        var kinds = new HashMap<String, Integer>();
        delivered(id).forEach(event -> kinds.merge(event.kind().name(), 1, Integer::sum));
        return kinds;
    }
}
