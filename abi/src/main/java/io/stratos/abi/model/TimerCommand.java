package io.stratos.abi.model;

/// Sets or cancels a timer of the instance.
///
/// @param dueTimeNanos absolute; 0 cancels
/// @param everyNanos repeats with this interval; 0 = once
public record TimerCommand(int timerId, long dueTimeNanos, long everyNanos) {}
