package io.stratos.sandbox.wasm.binary;

import java.util.List;

/// Type of a function.
///
/// @param parameters value types as the format numbers them
/// @param results value types as the format numbers them
public record FunctionType(List<Integer> parameters, List<Integer> results) {
    public FunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }
}
