package io.stratos.execution.connector;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.gate.ApprovedIntent;
import io.stratos.state.Table;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps how far each intent came (SPEC M-24). One that changes no more leaves memory once its row is committed.
final class IntentStages {

    private record Key(InstanceId instance, IntentRef ref) {}

    private record Held(StagedIntent intent, long write) {}

    private static final long NOT_WRITTEN = Long.MAX_VALUE;

    /// Undecided ones that stay in memory although they are written; older ones are looked up. Nothing but a burst of
    /// requests gets there, or cancels that were never sent.
    private static final int UNDECIDED_MAX = 1_024;

    private final RowKey keys;
    private final StagedIntents rows;
    private final Map<Key, Held> held = new LinkedHashMap<>();
    private final Set<Key> unwritten = new LinkedHashSet<>();

    IntentStages(AccountId account, RowSource lookup) {
        keys = new RowKey(account);
        rows = new StagedIntents(account, lookup);
    }

    /// An intent came and got this far.
    void came(ApprovedIntent approved, String clientOrderId, Stage stage, @Nullable Denial denial, long nowNanos) {
        var identity = approved.identity();
        put(new StagedIntent(
                identity.instance(),
                identity.ref(),
                denial == null ? stage : Stage.DENIED,
                clientOrderId,
                identity.idempotencyKey(),
                approved.bodyDigest(),
                identity.traceId(),
                denial == null ? ReasonCode.OK : denial.code(),
                denial == null ? "" : denial.got(),
                denial == null ? "" : denial.limit(),
                nowNanos,
                nowNanos,
                stage == Stage.COMMITTED && denial == null ? nowNanos : 0));
    }

    /// A staged order goes out.
    void approved(Order order, long nowNanos) {
        decided(order.instance(), asked(order), Stage.APPROVED, ReasonCode.OK, nowNanos);
    }

    /// A staged order does not go out.
    void denied(Order order, ReasonCode code, long nowNanos) {
        decided(order.instance(), asked(order), Stage.DENIED, code, nowNanos);
    }

    /// A committed request leaves, or it was decided that it does not.
    void released(VenueRequest request, Order order, ReasonCode code, long nowNanos) {
        var ref = switch (request) {
            case VenueRequest.Place _ -> asked(order);
            case VenueRequest.Cancel _ -> order.requests().cancel();
            case VenueRequest.Amend _ -> order.requests().amend();
        };
        if (ref != null) {
            var stage = code == ReasonCode.OK ? Stage.COMMITTED : Stage.DENIED;
            decided(order.instance(), ref, stage, code, nowNanos);
        }
    }

    /// The intent by which an order was asked for.
    private static IntentRef asked(Order order) {
        var replaced = order.replaces();
        return replaced == null ? order.ref() : replaced.amend();
    }

    private void decided(InstanceId instance, IntentRef ref, Stage stage, ReasonCode code, long nowNanos) {
        var known = find(instance, ref);
        if (known != null && known.stage() != Stage.COMMITTED) {
            put(known.decided(stage, code, nowNanos));
        }
    }

    private void put(StagedIntent intent) {
        var key = new Key(intent.instance(), intent.ref());
        held.put(key, new Held(intent, NOT_WRITTEN));
        unwritten.add(key);
    }

    @Nullable
    StagedIntent find(InstanceId instance, IntentRef ref) {
        var found = held.get(new Key(instance, ref));
        return found != null ? found.intent : rows.find(instance, ref);
    }

    void write(RowSink sink, long write) {
        for (var key : unwritten) {
            var intent = Required.field("an intent that is not written", held.get(key)).intent;
            sink.put(Table.ACCOUNT, StagedIntents.key(keys, key.instance, key.ref), intent.encode());
            held.put(key, new Held(intent, write));
        }
        unwritten.clear();
    }

    /// What is decided leaves memory. What is not is asked for once more right before its request leaves for the venue:
    /// nothing is read from the disk between the commit and that.
    void committed(long write) {
        int surplus = held.size() - UNDECIDED_MAX;
        for (var all = held.values().iterator(); all.hasNext(); ) {
            var one = all.next();
            boolean isOver = one.intent.stage().isDecided() || surplus > 0;
            if (isOver && one.write <= write) {
                all.remove();
                surplus--;
            }
        }
    }

    /// Intents in memory, for tests of the bound.
    int held() {
        return held.size();
    }
}
