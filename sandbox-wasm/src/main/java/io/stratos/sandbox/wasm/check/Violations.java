package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.sandbox.wasm.binary.Section;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with one module, up to a limit: a module with a million imports makes a
/// short report.
final class Violations {
    static final int REPORTED_MAX = 32;

    private final List<Violation> found = new ArrayList<>();

    /// @param offset position in the code file
    void add(ReasonCode code, String what, Section section, int offset, String fix) {
        if (found.size() < REPORTED_MAX) {
            found.add(new Violation(code, what, section.label() + ", offset " + offset, fix));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Violation> list() {
        return List.copyOf(found);
    }
}
