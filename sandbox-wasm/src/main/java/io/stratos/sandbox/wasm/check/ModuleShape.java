package io.stratos.sandbox.wasm.check;

import io.stratos.sandbox.wasm.binary.FunctionType;
import java.util.List;

/// What the host needs to know of an accepted module: where its functions are and how its memory is
/// limited.
///
/// @param memoryPagesMin declared minimum
/// @param memoryPagesMax the stricter of the declared maximum and the host's cap
/// @param types all types
/// @param functions type of each function
/// @param globals how many there are
/// @param abi index of the function `stratos_abi`; the others alike
public record ModuleShape(
        int memoryPagesMin,
        int memoryPagesMax,
        List<FunctionType> types,
        List<Integer> functions,
        int globals,
        int abi,
        int in,
        int inCap,
        int out,
        int outCap,
        int call) {
    /// Number of the type i32.
    public static final int I32 = 0x7f;

    public ModuleShape {
        types = List.copyOf(types);
        functions = List.copyOf(functions);
    }
}
