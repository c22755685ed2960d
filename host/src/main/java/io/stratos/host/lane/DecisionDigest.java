package io.stratos.host.lane;

import io.stratos.abi.identity.Sha256;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.sandbox.Decision;

/// Digest of what a decision holds beside its intents: timers, telemetry, requests, state.
///
/// Compared when deliveries are re-applied, so that a strategy that set another timer, or would save another
/// state, is
/// noticed at once. One thread at a time.
final class DecisionDigest {
    private final Sha256 sha = new Sha256();

    /// 64 hex digits, or empty if there is nothing beside intents.
    String of(Decision.Decided decided) {
        boolean nothing = decided.stateUpdate() == null
                && decided.timers().isEmpty()
                && decided.telemetry().isEmpty()
                && decided.serviceRequests().isEmpty()
                && decided.telemetryDropped() == 0
                && decided.health() == null;
        if (nothing) {
            return "";
        }
        sha.int32(decided.timers().size());
        for (var timer : decided.timers()) {
            sha.int32(timer.timerId()).int64(timer.dueTimeNanos()).int64(timer.everyNanos());
        }
        sha.int32(decided.telemetry().size()).int32(decided.telemetryDropped());
        for (var hint : decided.telemetry()) {
            sha.int32(hint.tag());
            add(hint.value());
        }
        sha.int32(decided.serviceRequests().size());
        for (var request : decided.serviceRequests()) {
            sha.int32(request.serviceId()).int64(request.requestId()).int64(request.timeToLiveNanos());
            sha.int32(request.values().size());
            request.values().forEach(this::add);
        }
        var health = decided.health();
        if (health != null) {
            sha.int32(health.state().number()).int32(health.code());
        }
        addState(decided);
        return sha.hex();
    }

    private void addState(Decision.Decided decided) {
        var update = decided.stateUpdate();
        if (update == null) {
            return;
        }
        sha.int8(update.checkpointRequested() ? 1 : 0).int32(update.schemaVersion());
        var state = update.state();
        if (state != null) {
            sha.field(state, 0, state.length);
        }
    }

    private void add(Decimal value) {
        var shortest = value.normalized();
        sha.int64(shortest.units()).int32(shortest.scale());
    }
}
