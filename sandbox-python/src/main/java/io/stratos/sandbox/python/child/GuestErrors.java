package io.stratos.sandbox.python.child;

import io.stratos.sandbox.python.exchange.Answer;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/// Names what the guest threw. Its text stays here; the line of the strategy's source goes along.
final class GuestErrors {
    private static final String STRATEGY = "strategy.py";

    private final Value kindOf;

    GuestErrors(Value kindOf) {
        this.kindOf = kindOf;
    }

    Outcome whileCalled(PolyglotException thrown) {
        return Outcome.fault(answer(thrown), line(thrown));
    }

    Outcome whileLoading(PolyglotException thrown) {
        var answer = answer(thrown);
        long line = line(thrown);
        // Nothing of the strategy's own on the stack: the SDK refused the module.
        return Outcome.fault(answer == Answer.RAISED && line == 0 ? Answer.NO_STRATEGY : answer, line);
    }

    private Answer answer(PolyglotException thrown) {
        if (thrown.isInterrupted() || thrown.isCancelled()) {
            return Answer.INTERRUPTED;
        }
        if (thrown.isExit()) {
            return Answer.RAISED;
        }
        var object = thrown.getGuestObject();
        if (thrown.isGuestException() && object != null) {
            return ofObject(object);
        }
        return thrown.isResourceExhausted() ? Answer.RECURSION : Answer.RAISED;
    }

    private Answer ofObject(Value object) {
        try {
            return Answer.ofNumber(kindOf.execute(object).asLong()).orElse(Answer.RAISED);
        } catch (PolyglotException | UnsupportedOperationException _) { // the guest may have broken this too
            return Answer.RAISED;
        }
    }

    private static long line(PolyglotException thrown) {
        for (var frame : thrown.getPolyglotStackTrace()) {
            var location = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (location != null && location.getSource().getName().endsWith(STRATEGY)) {
                return location.getStartLine();
            }
        }
        return 0;
    }
}
