package io.stratos.execution.connector;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.CloseTries.Holding;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.Interlock;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Closes what is held while FLATTEN is in force (SPEC X-6): takes entries back, then one close at a time
/// for each instance and instrument, each through the gate, until nothing is held.
///
/// Why it closes is kept by scope in `Table.SAFETY` (kind `f`: journal sequence of the cause, next
/// ordinal), so it goes on after a restart and never makes one key for two closes. Ordinals are given once
/// in the life of the account: scopes whose changes one batch committed have one sequence, and what it and
/// the ordinal make is a close's name.
final class Flattening {

    private static final char CAUSE = 'f';

    private record Cause(long seq, int next) {}

    private final AccountSetup setup;
    private final CloseGate gate;
    private final Orders orders;
    private final PositionBook positions;
    private final Interlock interlock;
    private final Projection projection;
    private final ReferencePrices prices;
    private final Submission submission;
    private final RowKey keys;
    private final Map<String, Cause> causes = new TreeMap<>();
    private final CloseTries tries;
    private boolean isChanged;

    Flattening(
            AccountSetup setup,
            CloseGate gate,
            Orders orders,
            PositionBook positions,
            Interlock interlock,
            Projection projection,
            ReferencePrices prices,
            Submission submission,
            Outlet outlet) {
        this.setup = setup;
        this.gate = gate;
        this.orders = orders;
        this.positions = positions;
        this.interlock = interlock;
        this.projection = projection;
        this.prices = prices;
        this.submission = submission;
        keys = new RowKey(setup.account());
        tries = new CloseTries(setup.closeEveryNanos(), orders, outlet);
    }

    /// The change to FLATTEN is committed under this sequence; a later change of the same scope begins anew.
    void begin(SafetyScope scope, long causeSeq) {
        var known = causes.get(scope.text());
        if (known == null || known.seq < causeSeq) {
            causes.put(scope.text(), new Cause(causeSeq, known == null ? 0 : known.next));
            isChanged = true;
        }
    }

    /// Scopes in FLATTEN whose cause was never named: the process ended between the change and [#begin].
    List<String> withoutCause() {
        var scopes = new ArrayList<String>();
        interlock.forEach((scope, state) -> {
            if (state == SafetyState.FLATTEN && !causes.containsKey(scope)) {
                scopes.add(scope);
            }
        });
        return scopes;
    }

    /// @param isCertain false while what is held may be other than what stands here: then only what the venue
    ///     keeps from opening a position is closed, of the rest entries are taken back and no more
    void advance(boolean isCertain, long nowNanos) {
        for (var view : positions.views()) {
            var holding = new Holding(view.instance(), view.instrument());
            if (view.qty().isZero() || interlock.tightest(view.instance()) != SafetyState.FLATTEN) {
                tries.forget(holding);
            } else if (tries.isDue(holding, view.qty(), nowNanos)) {
                close(holding, view.qty(), isCertain, nowNanos);
            }
        }
    }

    private void close(Holding holding, Decimal held, boolean isCertain, long nowNanos) {
        var holder = holding.holder();
        int instrument = holding.instrument();
        var scope = scopeOf(holder);
        var cause = scope == null ? null : causes.get(scope);
        if (scope == null || cause == null) {
            return;
        }
        boolean mayClose = isCertain || projection.isKept(holder, instrument);
        submission.cancelAll(inTheWay(holder, mayClose), false, nowNanos);
        boolean isClosing = orders.liveFor(holder).stream()
                .anyMatch(order -> order.isHostMade() && order.instrument() == instrument);
        if (isClosing) {
            tries.waits(holding, nowNanos);
            return;
        }
        tries.begin(holding, held, nowNanos);
        if (mayClose) {
            place(holding, scope, cause, nowNanos);
        }
    }

    private void place(Holding holding, String scope, Cause cause, long nowNanos) {
        var holder = holding.holder();
        var exposure = new ClosingExposure(holder, orders, positions, prices, interlock, projection);
        int ordinal = nextOrdinal();
        var close = new CloseGate.Close(
                scope + "/" + holder,
                holder,
                setup.instrument(holding.instrument()),
                cause.seq,
                ordinal,
                projection.isReduceOnlyTaken(holder, holding.instrument()));
        var approved = gate.approve(close, exposure, nowNanos);
        if (approved != null) {
            causes.put(scope, new Cause(cause.seq, ordinal + 1));
            isChanged = true;
            tries.made(holding, submission.placeFor(holder, approved, nowNanos));
        }
    }

    private int nextOrdinal() {
        return causes.values().stream().mapToInt(Cause::next).max().orElse(0);
    }

    /// Entries, and whatever else could turn the position round once it is closed: of what closes it only
    /// what the venue itself keeps from that stays. A close would have to leave room for the rest, or wait
    /// for it. As long as nothing can be closed, what protects stays.
    private List<Order> inTheWay(InstanceId holder, boolean mayClose) {
        return orders.liveFor(holder).stream()
                .filter(order -> !order.isHostMade())
                .filter(order -> (mayClose && projection.counts(order)) || !projection.protects(order))
                .toList();
    }

    /// The widest scope that flattens the holder.
    private @Nullable String scopeOf(InstanceId holder) {
        List<SafetyScope> scopes = List.of(
                new SafetyScope.Host(),
                new SafetyScope.Account(setup.account()),
                new SafetyScope.Venue(setup.venue().name()),
                new SafetyScope.Instance(holder));
        for (var scope : scopes) {
            if (interlock.state(scope) == SafetyState.FLATTEN && causes.containsKey(scope.text())) {
                return scope.text();
            }
        }
        return null;
    }

    void write(RowSink sink) {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        causes.forEach((scope, cause) -> {
            var out = RowBytes.writer();
            out.varint(cause.seq);
            out.varint(cause.next);
            sink.put(Table.SAFETY, keys.of(CAUSE, scope), out.toByteArray());
        });
    }

    void restore(RowSource rows) {
        rows.scan(Table.SAFETY, keys.prefix(CAUSE), (key, row) -> {
            try {
                var in = RowBytes.reader(row);
                causes.put(keys.name(key), new Cause(in.varint(), in.varint32()));
            } catch (MalformedMessageException damaged) {
                throw new DamagedRowException("flattening", damaged);
            }
        });
    }
}
