package io.stratos.sandbox.wasm.prepare;

/// What the engine gets.
///
/// @param code the module's bytes; owned by this record and not copied
/// @param entry index of the function `(i32) -> ()` that runs one callback
/// @param answer index of the global that then holds what `stratos_call` returned
@SuppressWarnings("ArrayRecordComponent") // handed over once, from here to the engine
public record PreparedModule(byte[] code, int entry, int answer) {}
