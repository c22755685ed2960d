package io.stratos.verification.conformance;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RuntimeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The suite for Python.
final class PythonConformanceIT extends SandboxConformanceIT {
    @Override
    RuntimeKind kind() {
        return RuntimeKind.PYTHON;
    }

    @Override
    byte[] guest() throws IOException {
        return Files.readAllBytes(Path.of("conformance", "python", "strategy.py"));
    }

    @Override
    ReasonCode endless() {
        return ReasonCode.RES_TIMEOUT;
    }

    @Override
    boolean prints() {
        return true;
    }
}
