package io.stratos.abi.sandbox;

import io.stratos.abi.model.ReasonCode;
import java.util.List;

/// Compiled code, or everything that is wrong with it.
public sealed interface CompileResult {

    record Compiled(SandboxModule module) implements CompileResult {}

    record Refused(List<Violation> violations) implements CompileResult {
        public Refused {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("Condition failed: a refusal names a violation");
            }
        }
    }

    /// One violation. Texts are the host's own, never the guest's.
    ///
    /// @param where position in the code (section, offset or function index)
    /// @param fix what the author does next
    record Violation(ReasonCode code, String what, String where, String fix) {}
}
