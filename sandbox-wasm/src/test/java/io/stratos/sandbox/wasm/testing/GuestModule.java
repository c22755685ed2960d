package io.stratos.sandbox.wasm.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A module that keeps to the Wasm ABI and answers every call with an empty decision, unless told
/// otherwise.
///
/// Functions 0 to 5 are `stratos_abi`, `_in`, `_in_cap`, `_out`, `_out_cap`, `_call`; added ones
/// follow.
public final class GuestModule {
    public static final int IN = 1_024;
    public static final int IN_BYTES = 4_096;
    public static final int OUT = 8_192;
    public static final int OUT_BYTES = 2_048;
    public static final int CALL = 5;

    /// Types that are always there.
    public static final int ASKS = 0;

    public static final int CALLS = 1;
    public static final int RUNS = 2;

    private static final int[] SECTION_ORDER = {1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11};

    private record Function(int type, Body body) {}

    private final List<Bytes> types = new ArrayList<>();
    private final List<Function> functions = new ArrayList<>();
    private final Map<String, Bytes> exports = new LinkedHashMap<>();
    private final Map<Integer, Bytes> added = new TreeMap<>();
    private Bytes memory = new Bytes().u8(1, 0, 2);
    private int dataSegments;
    private final Bytes data = new Bytes();

    private GuestModule() {
        types.add(new Bytes().u8(0x60, 0, 1, Body.I32));
        types.add(new Bytes().u8(0x60, 1, Body.I32, 1, Body.I32));
        types.add(new Bytes().u8(0x60, 0, 0));
        exports.put("memory", new Bytes().u8(2, 0));
        abiFunction("stratos_abi", ASKS, Body.body().i32(1 << 16));
        abiFunction("stratos_in", ASKS, Body.body().i32(IN));
        abiFunction("stratos_in_cap", ASKS, Body.body().i32(IN_BYTES));
        abiFunction("stratos_out", ASKS, Body.body().i32(OUT));
        abiFunction("stratos_out_cap", ASKS, Body.body().i32(OUT_BYTES));
        abiFunction("stratos_call", CALLS, Body.body().i32(0));
    }

    public static GuestModule guest() {
        return new GuestModule();
    }

    /// A guest whose `stratos_call` is this.
    public static GuestModule calling(Body body) {
        return guest().call(body);
    }

    private void abiFunction(String name, int type, Body body) {
        exports.put(name, new Bytes().u8(0).u32(functions.size()));
        functions.add(new Function(type, body));
    }

    public GuestModule call(Body body) {
        return replace(CALL, body);
    }

    /// Replaces the body of one of the six ABI functions.
    public GuestModule replace(int function, Body body) {
        functions.set(function, new Function(functions.get(function).type(), body));
        return this;
    }

    /// Adds a function; the first one added has index 6.
    public GuestModule function(int type, Body body) {
        functions.add(new Function(type, body));
        return this;
    }

    /// Adds a type; the first one added has index 3.
    public GuestModule type(Bytes type) {
        types.add(type);
        return this;
    }

    public GuestModule memory(long pages) {
        memory = new Bytes().u8(1, 0).u32(pages);
        return this;
    }

    public GuestModule memory(long pages, long pagesMax) {
        memory = new Bytes().u8(1, 1).u32(pages).u32(pagesMax);
        return this;
    }

    /// The whole content of the memory section.
    public GuestModule memorySection(Bytes content) {
        memory = content;
        return this;
    }

    public GuestModule data(int address, byte[] bytes) {
        dataSegments++;
        data.u8(0, 0x41).s64(address).u8(0x0b).u32(bytes.length).raw(bytes);
        return this;
    }

    /// A table of functions, starting at entry 0.
    public GuestModule table(int... entries) {
        section(4, new Bytes().u8(1, 0x70, 0).u32(entries.length));
        Bytes element = new Bytes().u8(1, 0, 0x41, 0, 0x0b).u32(entries.length);
        for (int entry : entries) {
            element.u32(entry);
        }
        return section(9, element);
    }

    /// Adds or replaces a section as it is.
    public GuestModule section(int id, Bytes content) {
        added.put(id, content);
        return this;
    }

    public GuestModule export(String name, int kind, int index) {
        exports.put(name, new Bytes().u8(kind).u32(index));
        return this;
    }

    public GuestModule withoutExport(String name) {
        exports.remove(name);
        return this;
    }

    public byte[] bytes() {
        Bytes module = new Bytes().u8(0, 'a', 's', 'm', 1, 0, 0, 0);
        for (int id : SECTION_ORDER) {
            Bytes content = content(id);
            if (content != null) {
                module.u8(id).vector(content);
            }
        }
        return module.array();
    }

    private @Nullable Bytes content(int id) {
        Bytes given = added.get(id);
        if (given != null) {
            return given;
        }
        return switch (id) {
            case 1 -> typeSection();
            case 3 -> functionSection();
            case 5 -> memory;
            case 7 -> exportSection();
            case 10 -> codeSection();
            case 11 -> dataSegments == 0 ? null : new Bytes().u32(dataSegments).raw(data.array());
            default -> null;
        };
    }

    private Bytes typeSection() {
        Bytes section = new Bytes().u32(types.size());
        types.forEach(type -> section.raw(type.array()));
        return section;
    }

    private Bytes functionSection() {
        Bytes section = new Bytes().u32(functions.size());
        functions.forEach(function -> section.u32(function.type()));
        return section;
    }

    private Bytes exportSection() {
        Bytes section = new Bytes().u32(exports.size());
        exports.forEach((name, target) -> section.name(name).raw(target.array()));
        return section;
    }

    private Bytes codeSection() {
        Bytes section = new Bytes().u32(functions.size());
        functions.forEach(function -> section.vector(function.body().encoded()));
        return section;
    }
}
