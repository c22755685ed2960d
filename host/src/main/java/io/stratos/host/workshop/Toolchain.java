package io.stratos.host.workshop;

import io.stratos.host.refusal.Refused;
import java.nio.file.Path;

/// Builds and tests strategies of one language.
sealed interface Toolchain permits RustToolchain, PythonToolchain {

    /// Name of the code file, in the folder's `target/` and below the bundle's `code/`.
    String codeFile();

    /// Makes the code of the strategy in `folder`: the same tree gives the same bytes.
    ///
    /// @param out the code file
    void build(Path folder, Path out) throws Refused;

    /// Runs the author's own tests.
    void test(Path folder) throws Refused;

    /// What made the code, for the bundle's provenance.
    Maker maker() throws Refused;

    /// A compiler and what it compiles for.
    record Maker(String compiler, String target) {}
}
