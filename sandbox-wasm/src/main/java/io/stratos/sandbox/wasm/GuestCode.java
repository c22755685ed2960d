package io.stratos.sandbox.wasm;

import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.engine.EngineInstance;
import io.stratos.sandbox.wasm.engine.EngineModule;
import io.stratos.sandbox.wasm.engine.LongestMethod;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.prepare.PreparedModule;

/// A strategy's code, compiled, with the places the host needs to know.
record GuestCode(EngineModule module, ModuleShape shape, int entry, int answer) {

    /// Validates the module as it came, then compiles what was made of it. Throws whatever the
    /// engine throws.
    static GuestCode compile(byte[] code, ModuleShape shape) {
        EngineModule.validate(code);
        PreparedModule prepared = Preparation.prepare(code, shape);
        return new GuestCode(EngineModule.compile(prepared.code()), shape, prepared.entry(), prepared.answer());
    }

    LongestMethod longestMethod() {
        return module.longestMethod();
    }

    /// @param left memory of another instance that is gone, to use again
    EngineInstance instantiate(byte[] left) {
        return module.instantiate(shape.memoryPagesMin(), shape.memoryPagesMax(), answer, left);
    }
}
