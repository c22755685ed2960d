package io.stratos.verification.hostile.wat;

import io.stratos.verification.hostile.wat.Opcodes.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The instructions of one function or constant expression, flat or in parentheses.
final class FunctionCode {
    private static final int VOID = 0x40;
    private static final int END = 0x0b;
    private static final int ELSE = 0x05;

    private final ModuleNames names;
    private final Map<String, Integer> locals;
    private final ArrayDeque<String> labels = new ArrayDeque<>();
    private final Sink out = new Sink();

    FunctionCode(ModuleNames names, Map<String, Integer> locals) {
        this.names = names;
        this.locals = locals;
    }

    /// The instructions, with the end of the body.
    static byte[] of(List<Node> nodes, ModuleNames names, Map<String, Integer> locals) {
        var code = new FunctionCode(names, locals);
        code.sequence(nodes);
        return code.out.u8(END).bytes();
    }

    private void sequence(List<Node> nodes) {
        var rest = new ArrayDeque<>(nodes);
        while (!rest.isEmpty()) {
            switch (rest.pop()) {
                case Node.Group group -> folded(group);
                case Node.Atom(String name) -> flat(name, rest);
                case Node.Text text ->
                    throw new IllegalArgumentException("Condition failed: bytes are (bytes …): " + text);
            }
        }
    }

    private void flat(String name, ArrayDeque<Node> rest) {
        var instruction = Opcodes.of(name);
        if (instruction.immediate() == Opcodes.Immediate.BLOCK) {
            open(instruction, rest);
            return;
        }
        if (name.equals("end") && !labels.isEmpty()) {
            labels.pop();
        }
        emit(instruction, rest);
    }

    private void folded(Node.Group group) {
        var rest = new ArrayDeque<>(group.nodes());
        var name = ((Node.Atom) rest.pop()).text();
        switch (name) {
            case "bytes" -> rest.forEach(text -> out.raw(((Node.Text) text).bytes()));
            case "block", "loop" -> {
                open(Opcodes.of(name), rest);
                sequence(List.copyOf(rest));
                close();
            }
            case "if" -> branch(rest);
            default -> {
                var instruction = Opcodes.of(name);
                var immediates = new ArrayDeque<Node>();
                while (!rest.isEmpty() && !isOperand(rest.getFirst())) {
                    immediates.add(rest.pop());
                }
                sequence(List.copyOf(rest));
                emit(instruction, immediates);
            }
        }
    }

    private static boolean isOperand(Node node) {
        return node instanceof Node.Group group && !group.head().equals("type");
    }

    private void branch(ArrayDeque<Node> rest) {
        var head = new ArrayDeque<Node>();
        while (!rest.isEmpty() && (rest.getFirst() instanceof Node.Atom || isResult(rest.getFirst()))) {
            head.add(rest.pop());
        }
        var arms = new ArrayList<Node.Group>();
        for (Iterator<Node> nodes = rest.iterator(); nodes.hasNext(); ) {
            if (nodes.next() instanceof Node.Group group
                    && (group.head().equals("then") || group.head().equals("else"))) {
                arms.add(group);
                nodes.remove();
            }
        }
        sequence(List.copyOf(rest)); // the condition
        open(Opcodes.of("if"), head);
        for (var arm : arms) {
            if (arm.head().equals("else")) {
                out.u8(ELSE);
            }
            sequence(arm.nodes().subList(1, arm.nodes().size()));
        }
        close();
    }

    private static boolean isResult(Node node) {
        return node instanceof Node.Group group && group.head().equals("result");
    }

    private void open(Instruction instruction, ArrayDeque<Node> rest) {
        out.u8(instruction.code());
        var label = "";
        if (!rest.isEmpty() && rest.getFirst() instanceof Node.Atom(String text) && text.startsWith("$")) {
            label = text;
            rest.pop();
        }
        labels.push(label);
        if (!rest.isEmpty() && isResult(rest.getFirst())) {
            out.u8(Opcodes.type(((Node.Atom) ((Node.Group) rest.pop()).nodes().get(1)).text()));
        } else {
            out.u8(VOID);
        }
    }

    private void close() {
        labels.pop();
        out.u8(END);
    }

    private void emit(Instruction instruction, ArrayDeque<Node> rest) {
        out.u8(instruction.code());
        switch (instruction.immediate()) {
            case NONE, BLOCK -> {}
            case LABEL -> out.unsigned(label(word(rest)));
            case LABELS -> branchTable(rest);
            case FUNCTION -> out.unsigned(names.function(word(rest)));
            case TYPE -> out.unsigned(names.type(rest.pop()));
            case LOCAL -> out.unsigned(named(locals, word(rest)));
            case GLOBAL -> out.unsigned(names.global(word(rest)));
            case MEMORY_PLACE -> place(rest);
            case I32 -> {
                int wrapped = (int) number(word(rest)); // 0xffffffff is -1
                out.signed(wrapped);
            }
            case I64 -> out.signed(number(word(rest)));
            case F32 -> out.little(Float.floatToRawIntBits(Float.parseFloat(word(rest))), Float.BYTES);
            case F64 -> out.little(Double.doubleToRawLongBits(Double.parseDouble(word(rest))), Double.BYTES);
        }
        out.u8(instruction.tail());
    }

    private static String word(ArrayDeque<Node> rest) {
        return ((Node.Atom) rest.pop()).text();
    }

    private void branchTable(ArrayDeque<Node> rest) {
        var targets = new ArrayList<Long>();
        while (!rest.isEmpty() && rest.getFirst() instanceof Node.Atom(String text) && isTarget(text)) {
            rest.pop();
            targets.add(label(text));
        }
        out.unsigned(targets.size() - 1L);
        targets.forEach(out::unsigned);
    }

    private static boolean isTarget(String text) {
        return text.startsWith("$") || Character.isDigit(text.charAt(0));
    }

    private long label(String text) {
        int depth = 0;
        for (var label : labels) {
            if (label.equals(text)) {
                return depth;
            }
            depth++;
        }
        return number(text);
    }

    private void place(ArrayDeque<Node> rest) {
        long offset = 0;
        long alignment = 0;
        while (!rest.isEmpty() && rest.getFirst() instanceof Node.Atom(String text) && text.contains("=")) {
            rest.pop();
            long value = number(text.substring(text.indexOf('=') + 1));
            if (text.startsWith("offset=")) {
                offset = value;
            } else {
                alignment = Long.numberOfTrailingZeros(value);
            }
        }
        out.unsigned(alignment).unsigned(offset);
    }

    private static int named(Map<String, Integer> known, String text) {
        var found = known.get(text);
        return found == null ? (int) number(text) : found;
    }

    /// Decimal or `0x…`, with or without a sign.
    static long number(String text) {
        var digits = text.replace("_", "");
        boolean negative = digits.startsWith("-");
        if (negative) {
            digits = digits.substring(1);
        }
        long value = digits.startsWith("0x") ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseLong(digits);
        return negative ? -value : value;
    }
}
