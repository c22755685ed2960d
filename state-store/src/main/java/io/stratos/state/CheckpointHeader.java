package io.stratos.state;

import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;

/// What stands before a checkpoint's payload (SPEC M-16); generation, length and hash are the
/// store's.
///
/// @param cursor the state includes everything up to and with this turn
public record CheckpointHeader(
        InstanceId instance, int stateSchemaVersion, long cursor, long lineage, FencingToken token) {}
