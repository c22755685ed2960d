package io.stratos.verification.hostile.wat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a module's names stand for, and its types.
final class ModuleNames {
    private final Map<String, Integer> functions = new HashMap<>();
    private final Map<String, Integer> globals = new HashMap<>();
    private final Map<String, Integer> typeNames = new HashMap<>();
    private final List<List<Integer>> types = new ArrayList<>();
    private final List<byte[]> encodedTypes = new ArrayList<>();
    private int functionCount;
    private int globalCount;

    void addFunction(String name) {
        functions.put(name, functionCount++);
    }

    void addGlobal(String name) {
        globals.put(name, globalCount++);
    }

    void addType(String name, List<Integer> parameters, List<Integer> results) {
        typeNames.put(name, typeOf(parameters, results));
    }

    /// The index of a type; a new one where it is new.
    int typeOf(List<Integer> parameters, List<Integer> results) {
        var shape = new ArrayList<Integer>(parameters);
        shape.add(-1);
        shape.addAll(results);
        int known = types.indexOf(shape);
        if (known >= 0) {
            return known;
        }
        types.add(shape);
        var out = new Sink().u8(0x60).unsigned(parameters.size());
        parameters.forEach(out::u8);
        out.unsigned(results.size());
        results.forEach(out::u8);
        encodedTypes.add(out.bytes());
        return types.size() - 1;
    }

    List<byte[]> encodedTypes() {
        return encodedTypes;
    }

    long function(String text) {
        return of(functions, text);
    }

    long global(String text) {
        return of(globals, text);
    }

    /// The type that `(type $t)` or a bare index names.
    long type(Node node) {
        return switch (node) {
            case Node.Atom(String text) -> FunctionCode.number(text);
            case Node.Group(List<Node> nodes) -> of(typeNames, ((Node.Atom) nodes.get(1)).text());
            case Node.Text text -> throw new IllegalArgumentException("Condition failed: a type is a name: " + text);
        };
    }

    private static long of(Map<String, Integer> known, String text) {
        var found = known.get(text);
        if (found != null) {
            return found;
        }
        if (text.startsWith("$")) {
            throw new IllegalArgumentException("Condition failed: there is no " + text);
        }
        return FunctionCode.number(text);
    }
}
