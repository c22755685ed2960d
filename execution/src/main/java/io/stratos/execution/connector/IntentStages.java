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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps how far each intent came (SPEC M-24). One that changes no more leaves memory once its row is committed.
final class IntentStages {

    private record Key(InstanceId instance, IntentRef ref) {}

    private record Held(StagedIntent intent, long write) {}

    private static final long NOT_WRITTEN = Long.MAX_VALUE;

    private final RowKey keys;
    private final StagedIntents rows;
    private final Map<Key, Held> held = new LinkedHashMap<>();

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
        held.put(new Key(intent.instance(), intent.ref()), new Held(intent, NOT_WRITTEN));
    }

    @Nullable
    StagedIntent find(InstanceId instance, IntentRef ref) {
        var found = held.get(new Key(instance, ref));
        return found != null ? found.intent : rows.find(instance, ref);
    }

    void write(RowSink sink, long write) {
        held.replaceAll((key, one) -> {
            if (one.write != NOT_WRITTEN) {
                return one;
            }
            sink.put(Table.ACCOUNT, StagedIntents.key(keys, key.instance, key.ref), one.intent.encode());
            return new Held(one.intent, write);
        });
    }

    void committed(long write) {
        held.values().removeIf(one -> one.write <= write);
    }
}
