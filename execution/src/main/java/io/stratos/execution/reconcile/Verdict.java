package io.stratos.execution.reconcile;

/// How a run ended.
///
/// @param isClean whether everything agrees and nothing is unknown, foreign or in doubt
/// @param findings how many differences it recorded
public record Verdict(long run, Cause cause, boolean isClean, int findings) {}
