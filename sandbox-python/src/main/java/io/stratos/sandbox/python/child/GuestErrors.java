package io.stratos.sandbox.python.child;

import io.stratos.sandbox.python.exchange.Answer;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/// Names what the guest threw. Its text stays here; the line of the strategy's source goes along.
final class GuestErrors {
    private final Value kindOf;
    private final Value lineOf;

    /// @param kindOf the prelude's function from an exception to the number of an [Answer]
    /// @param lineOf the prelude's function from an exception to a line
    GuestErrors(Value kindOf, Value lineOf) {
        this.kindOf = kindOf;
        this.lineOf = lineOf;
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
        if (thrown.isGuestException() && thrown.getGuestObject() != null) {
            return Answer.ofNumber(ask(kindOf, thrown, Answer.RAISED.number())).orElse(Answer.RAISED);
        }
        return thrown.isResourceExhausted() ? Answer.RECURSION : Answer.RAISED;
    }

    private long line(PolyglotException thrown) {
        return ask(lineOf, thrown, 0);
    }

    private static long ask(Value function, PolyglotException thrown, long otherwise) {
        var object = thrown.getGuestObject();
        if (object == null) {
            return otherwise;
        }
        try {
            return function.execute(object).asLong();
        } catch (RuntimeException _) { // the guest may have broken this too
            return otherwise;
        }
    }
}
