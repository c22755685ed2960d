package io.stratos.sandbox.python;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.sandbox.python.exchange.Answer;
import java.util.ArrayList;
import java.util.List;

/// Turns what the child's `check.py` found into violations: triples of line, number, kind.
final class Complaints {
    private static final int SYNTAX = 4;
    /// As many as the child names; more only a broken one would.
    private static final int MOST = 50;

    private Complaints() {}

    static List<Violation> read(byte[] bytes, int length) {
        var in = new WireReader();
        in.reset(bytes, 0, length);
        var violations = new ArrayList<Violation>();
        try {
            while (in.hasMore() && violations.size() < MOST) {
                violations.add(violation(in.varint32(), in.varint32(), in.varint32()));
            }
        } catch (MalformedMessageException _) { // ends inside a triple: the child is broken
            violations.add(violation(0, Answer.CHILD_BROKEN.number(), 0));
        }
        return violations;
    }

    private static Violation violation(int line, int number, int kind) {
        if (kind == SYNTAX) {
            return new Violation(
                    ReasonCode.ABI_INVALID, "the source is no valid Python", where(line), "Correct the syntax.");
        }
        var code = Answer.ofNumber(number).orElse(Answer.CHILD_BROKEN).code();
        return new Violation(code, what(kind), where(line), code.nextStep());
    }

    private static String what(int kind) {
        return switch (kind) {
            case 1 -> "imports, or reaches through another, a module that strategies cannot have";
            case 2 -> "uses a built-in function that strategies cannot have";
            case 3 -> "reaches into the interpreter";
            case 5 -> "has a finalizer, which would run whenever the interpreter collects";
            default -> "the check failed";
        };
    }

    private static String where(int line) {
        return "strategy.py:" + line;
    }
}
