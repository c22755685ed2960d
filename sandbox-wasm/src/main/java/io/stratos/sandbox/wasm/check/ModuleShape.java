package io.stratos.sandbox.wasm.check;

/// What the host needs to know of an accepted module: where its functions are and how its memory is
/// limited.
///
/// @param memoryPagesMin declared minimum
/// @param memoryPagesMax the stricter of the declared maximum and the host's cap
/// @param types how many types there are; functions and globals alike
/// @param abi index of the function `stratos_abi`; the others alike
public record ModuleShape(
        int memoryPagesMin,
        int memoryPagesMax,
        int types,
        int functions,
        int globals,
        int abi,
        int in,
        int inCap,
        int out,
        int outCap,
        int call) {}
