package io.stratos.host.admission.smoke;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole smoke run: a first life with a checkpoint midway; a second from the start, which must do the
/// same; a third
/// from the checkpoint, which must go on the same.
public final class SmokeRun {

    /// Enough for slow averages to warm up and for every kind of event to come often.
    static final int TURNS = 600;

    static final int CHECKPOINT_AT = TURNS / 2;

    private final SandboxModule module;
    private final StrategyDescriptor descriptor;
    private final long stateBytesMax;
    private final SmokeFindings findings = new SmokeFindings();

    /// Prepares a run.
    ///
    /// @param stateBytesMax largest saved state that policy allows
    public SmokeRun(SandboxModule module, StrategyDescriptor descriptor, long stateBytesMax) {
        this.module = module;
        this.descriptor = descriptor;
        this.stateBytesMax = stateBytesMax;
    }

    /// What was found.
    ///
    /// @param findings one for each kind of violation, with the place of the first; empty if there was none
    /// @param summary what the strategy did, for people
    public record Result(List<Refusal> findings, String summary) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    public Result run() {
        // The second sandbox may be a process that starts while the first one works.
        try (var first = life();
                var second = life()) {
            first.start();
            first.live(TURNS);
            first.end();
            if (!findings.isFatal()) {
                compareLater(first, second);
            }
            return new Result(findings.all(), first.summary());
        }
    }

    private void compareLater(SmokeLife first, SmokeLife second) {
        try (var third = life()) {
            second.start();
            second.live(TURNS);
            compare("run twice, it did different things", first.decisions(), second.decisions());
            var saved = first.saved();
            if (saved != null) {
                third.resume(saved);
                third.live(TURNS);
                var rest = first.decisions().subList(CHECKPOINT_AT, TURNS);
                compare("restored from its checkpoint, it did different things", rest, third.decisions());
            }
        }
    }

    private SmokeLife life() {
        return new SmokeLife(module, descriptor, stateBytesMax, findings);
    }

    private void compare(String what, List<String> expected, List<String> actual) {
        if (findings.isFatal()) {
            return;
        }
        int same = 0;
        while (same < Math.min(expected.size(), actual.size())
                && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        if (same < expected.size() || same < actual.size()) {
            int cursor = TURNS - expected.size() + same + 1;
            findings.add(
                    ReasonCode.STA_REPLAY_DIVERGED, what, "cursor " + cursor, hash(actual, same), hash(expected, same));
        }
    }

    private static String hash(List<String> decisions, int at) {
        @Nullable String hash = at < decisions.size() ? decisions.get(at) : null;
        return hash == null ? "no decision" : "decision " + hash.substring(0, 12);
    }
}
