package io.stratos.verification.conformance;

import io.stratos.abi.model.RuntimeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The suite for Python.
final class PythonConformanceIT extends SandboxConformanceIT {
    /// Statements of a strategy that may wait for a call in them; and those of the guest that wait around the first
    /// call.
    private static final int DEPTH_MAX = 1_000;

    private static final int AROUND = 3;

    @Override
    RuntimeKind kind() {
        return RuntimeKind.PYTHON;
    }

    @Override
    byte[] guest() throws IOException {
        return Files.readAllBytes(Path.of("conformance", "python", "strategy.py"));
    }

    @Override
    boolean countsFuel() {
        return false;
    }

    @Override
    boolean countsMemory() {
        return false;
    }

    @Override
    int deepest() {
        return DEPTH_MAX - AROUND;
    }

    @Override
    boolean prints() {
        return true;
    }
}
