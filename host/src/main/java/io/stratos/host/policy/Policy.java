package io.stratos.host.policy;

import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RuntimeKind;
import java.util.List;

/// The rules of one admission. Every limit is inclusive.
///
/// @param name what people call it
/// @param sha256 hash of the rules, so that a verdict says what it was made by
/// @param requireSignature whether unsigned bundles, and those of unknown signers, are refused
/// @param signatureThreshold how many trusted signatures there must be
/// @param allowFolder whether a strategy folder may be admitted instead of a bundle
/// @param requireContext whether a check that could not be made counts as failed
/// @param releaseStepMax how far the release counter may jump
/// @param pythonIsolation least level that the processes of Python strategies must reach
/// @param allow what may be asked for
/// @param limits how much may be asked for
/// @param restarts how often a strategy that failed is rebuilt
public record Policy(
        String name,
        String sha256,
        boolean requireSignature,
        int signatureThreshold,
        boolean allowFolder,
        boolean requireContext,
        long releaseStepMax,
        Isolation pythonIsolation,
        Allowed allow,
        Limits limits,
        Restarts restarts) {

    /// What the operating system holds a child process in (SPEC M-12).
    public enum Isolation {
        /// A process with limits.
        L1,
        /// And namespaces of its own.
        L3;

        /// Whether a level, `L0` to `L3`, is this one or a stricter one.
        public boolean isReachedBy(String level) {
            return level.compareTo(name()) >= 0;
        }
    }

    /// What may be asked for; `*` in venues or symbols is any.
    public record Allowed(
            List<RuntimeKind> runtimeKinds,
            List<Lane> lanes,
            List<OrderType> orderTypes,
            List<String> venues,
            List<String> symbols,
            boolean externalCalls) {
        public Allowed {
            runtimeKinds = List.copyOf(runtimeKinds);
            lanes = List.copyOf(lanes);
            orderTypes = List.copyOf(orderTypes);
            venues = List.copyOf(venues);
            symbols = List.copyOf(symbols);
        }
    }

    /// How much may be asked for.
    ///
    /// @param codeBytes size of the code file
    /// @param compileTimeNanos time for checking and compiling it
    /// @param stateBytes largest saved state
    /// @param stateEveryTurns a state that was not asked for is kept at most once in so many turns
    public record Limits(
            long codeBytes,
            long compileTimeNanos,
            long stateBytes,
            long stateEveryTurns,
            long cpuMillis,
            long memoryBytes,
            long threads,
            long callbackTimeoutNanos,
            long queueLimit,
            long fuelPerCallback,
            long intentsPerSecond,
            long intentsPerEvent,
            long intentsPerInstance,
            long logBytesPerSecond,
            long logBytesPerEvent,
            long logBytesPerInstance) {}

    /// How often a strategy that failed is rebuilt, before it is halted.
    ///
    /// @param max rebuilt at most so often within the window
    /// @param backoffNanos wait after the first fault of a window, twice as long after each one more
    /// @param backoffNanosMax the longest wait
    public record Restarts(int max, long windowNanos, long backoffNanos, long backoffNanosMax) {}
}
