package io.stratos.verification.hostile.wat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A module's bytes from its text.
///
/// A text is either a whole `(module …)`, or fields that are added to those of a frame: a field of the same kind and
/// name takes the frame's one's place. Beside the format's own fields there are `(section ID "…")`, the content of a
/// section as it is, and `(trailing "…")`, bytes behind the module.
public final class WatAssembler {
    private static final byte[] MAGIC = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int[] SECTION_ORDER = {1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11};
    private static final int FUNCTION_KIND = 0;
    private static final int TABLE_KIND = 1;
    private static final int MEMORY_KIND = 2;
    private static final int GLOBAL_KIND = 3;

    private final ModuleNames names = new ModuleNames();
    private final Entries imports = new Entries();
    private final Entries functions = new Entries();
    private final Entries tables = new Entries();
    private final Entries memories = new Entries();
    private final Entries globals = new Entries();
    private final Entries exports = new Entries();
    private final Entries elements = new Entries();
    private final Entries bodies = new Entries();
    private final Entries data = new Entries();
    private final Map<Integer, byte[]> given = new HashMap<>();
    private final Sink trailing = new Sink();
    private int functionIndex;
    private int globalIndex;

    private WatAssembler() {}

    /// Bytes of a text, with a frame for one that is no module of its own.
    ///
    /// @param frame a whole `(module …)`
    public static byte[] assemble(String source, String frame) {
        var nodes = NodeReader.read(source);
        var whole = nodes.size() == 1
                && nodes.getFirst() instanceof Node.Group group
                && group.head().equals("module");
        var fields = whole ? fieldsOf(nodes) : merged(fieldsOf(NodeReader.read(frame)), nodes);
        return new WatAssembler().module(fields);
    }

    private static List<Node> fieldsOf(List<Node> nodes) {
        var module = ((Node.Group) nodes.getFirst()).nodes();
        return module.subList(1, module.size());
    }

    private static List<Node> merged(List<Node> frame, List<Node> own) {
        var fields = new LinkedHashMap<String, Node>();
        int unnamed = 0;
        for (var nodes : List.of(frame, own)) {
            for (var node : nodes) {
                var key = key((Node.Group) node);
                fields.put(key.isEmpty() ? "unnamed " + unnamed++ : key, node);
            }
        }
        return List.copyOf(fields.values());
    }

    private static String key(Node.Group field) {
        var kind = field.head();
        if (field.nodes().size() > 1
                && field.nodes().get(1) instanceof Node.Atom(String name)
                && name.startsWith("$")) {
            return kind + " " + name;
        }
        return kind.equals("memory") || kind.equals("table") ? kind : "";
    }

    private byte[] module(List<Node> fields) {
        var inOrder = new ArrayList<>(fields); // imports come first in every index
        inOrder.sort(Comparator.comparing(field -> !((Node.Group) field).head().equals("import")));
        inOrder.forEach(field -> declare(new Fields((Node.Group) field)));
        inOrder.forEach(field -> define(new Fields((Node.Group) field)));
        var module = new Sink().raw(MAGIC);
        for (int id : SECTION_ORDER) {
            var content = given.getOrDefault(id, content(id));
            if (content.length > 0) {
                module.u8(id).vector(content);
            }
        }
        return module.raw(trailing.bytes()).bytes();
    }

    /// Names first: a function may call one that comes later.
    private void declare(Fields field) {
        switch (field.kind()) {
            case "type" -> {
                var name = field.name();
                var signature = field.nested("func");
                names.addType(name, signature.types("param"), signature.types("result"));
            }
            case "import" -> {
                field.text();
                field.text();
                var what = field.anyNested();
                if (what.kind().equals("func")) {
                    names.addFunction(what.name());
                }
            }
            case "func" -> names.addFunction(field.name());
            case "global" -> names.addGlobal(field.name());
            default -> {}
        }
    }

    private void define(Fields field) {
        switch (field.kind()) {
            case "type" -> {}
            case "import" -> defineImport(field);
            case "func" -> defineFunction(field);
            case "memory" -> {
                field.name();
                export(field, MEMORY_KIND, memories.count);
                memories.add(limits(field));
            }
            case "table" -> {
                field.name();
                export(field, TABLE_KIND, tables.count);
                var size = limits(field);
                tables.add(new Sink().u8(Opcodes.type(field.word())).raw(size).bytes());
            }
            case "global" -> defineGlobal(field);
            case "export" -> defineExport(field);
            case "start" ->
                given.put(8, new Sink().unsigned(names.function(field.word())).bytes());
            case "elem" -> defineElements(field);
            case "data" ->
                data.add(new Sink()
                        .u8(0)
                        .raw(FunctionCode.of(List.of(field.anyNode()), names, Map.of()))
                        .vector(field.restOfTexts())
                        .bytes());
            case "section" -> {
                int id = (int) FunctionCode.number(field.word());
                given.put(id, field.restOfTexts());
            }
            case "trailing" -> trailing.raw(field.restOfTexts());
            default -> throw new IllegalArgumentException("Condition failed: there is no field " + field.kind());
        }
    }

    private void defineImport(Fields field) {
        var out = new Sink().name(field.text()).name(field.text());
        var what = field.anyNested();
        what.name();
        switch (what.kind()) {
            case "func" -> {
                out.u8(FUNCTION_KIND).unsigned(names.typeOf(what.types("param"), what.types("result")));
                functionIndex++;
            }
            case "memory" -> out.u8(MEMORY_KIND).raw(limits(what));
            case "global" -> out.u8(GLOBAL_KIND, Opcodes.type(what.word()), 0);
            default ->
                throw new IllegalArgumentException("Condition failed: such an import is not known: " + what.kind());
        }
        imports.add(out.bytes());
    }

    private void defineFunction(Fields field) {
        field.name();
        export(field, FUNCTION_KIND, functionIndex++);
        var locals = new HashMap<String, Integer>();
        var parameters = field.declared("param", locals);
        var results = field.types("result");
        var variables = field.declared("local", locals);
        functions.add(new Sink().unsigned(names.typeOf(parameters, results)).bytes());
        var body = groups(variables);
        bodies.add(new Sink()
                .vector(body.raw(FunctionCode.of(field.rest(), names, locals)).bytes())
                .bytes());
    }

    /// Locals as runs of one type.
    private static Sink groups(List<Integer> types) {
        var runs = new ArrayList<int[]>();
        for (int type : types) {
            if (runs.isEmpty() || runs.getLast()[1] != type) {
                runs.add(new int[] {0, type});
            }
            runs.getLast()[0]++;
        }
        var out = new Sink().unsigned(runs.size());
        runs.forEach(run -> out.unsigned(run[0]).u8(run[1]));
        return out;
    }

    private void defineGlobal(Fields field) {
        field.name();
        export(field, GLOBAL_KIND, globalIndex++);
        boolean mutable = field.isNested("mut");
        int type = Opcodes.type(mutable ? field.nested("mut").word() : field.word());
        globals.add(new Sink()
                .u8(type, mutable ? 1 : 0)
                .raw(FunctionCode.of(field.rest(), names, Map.of()))
                .bytes());
    }

    private void defineExport(Fields field) {
        var name = field.text();
        var what = field.anyNested();
        int kind = switch (what.kind()) {
            case "func" -> FUNCTION_KIND;
            case "table" -> TABLE_KIND;
            case "memory" -> MEMORY_KIND;
            default -> GLOBAL_KIND;
        };
        long index = kind == FUNCTION_KIND
                ? names.function(what.word())
                : kind == GLOBAL_KIND ? names.global(what.word()) : 0;
        exports.add(new Sink().name(name).u8(kind).unsigned(index).bytes());
    }

    private void defineElements(Fields field) {
        var out = new Sink().u8(0).raw(FunctionCode.of(List.of(field.anyNode()), names, Map.of()));
        var entries = field.rest();
        out.unsigned(entries.size());
        entries.forEach(entry -> out.unsigned(names.function(((Node.Atom) entry).text())));
        elements.add(out.bytes());
    }

    private void export(Fields field, int kind, int index) {
        while (field.isNested("export")) {
            exports.add(new Sink()
                    .name(field.nested("export").text())
                    .u8(kind)
                    .unsigned(index)
                    .bytes());
        }
    }

    private static byte[] limits(Fields field) {
        long min = FunctionCode.number(field.word());
        var max = field.isNumber() ? field.word() : "";
        return max.isEmpty()
                ? new Sink().u8(0).unsigned(min).bytes()
                : new Sink()
                        .u8(1)
                        .unsigned(min)
                        .unsigned(FunctionCode.number(max))
                        .bytes();
    }

    private byte[] content(int id) {
        return switch (id) {
            case 1 -> new Entries(names.encodedTypes()).content();
            case 2 -> imports.content();
            case 3 -> functions.content();
            case 4 -> tables.content();
            case 5 -> memories.content();
            case 6 -> globals.content();
            case 7 -> exports.content();
            case 9 -> elements.content();
            case 10 -> bodies.content();
            case 11 -> data.content();
            default -> new byte[0];
        };
    }

    /// A section that is a list.
    private static final class Entries {
        private final Sink out = new Sink();
        private int count;

        Entries() {}

        Entries(List<byte[]> all) {
            all.forEach(this::add);
        }

        void add(byte[] entry) {
            out.raw(entry);
            count++;
        }

        byte[] content() {
            return count == 0
                    ? new byte[0]
                    : new Sink().unsigned(count).raw(out.bytes()).bytes();
        }
    }
}
