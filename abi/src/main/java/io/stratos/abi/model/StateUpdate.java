package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// State that came with a decision (SPEC M-3).
///
/// @param checkpointRequested the strategy asks for a checkpoint at this cursor
/// @param schemaVersion version of `state`
/// @param state the saved state, null when none came; owned by this record and not copied
@SuppressWarnings("ArrayRecordComponent") // one large, read-only hand-over per checkpoint
public record StateUpdate(boolean checkpointRequested, int schemaVersion, byte @Nullable [] state) {}
