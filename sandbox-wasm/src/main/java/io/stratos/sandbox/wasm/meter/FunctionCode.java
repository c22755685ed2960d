package io.stratos.sandbox.wasm.meter;

import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.InstructionReader;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;
import java.util.Arrays;

/// One function's instructions, read once: opcodes, where they start, what follows them.
final class FunctionCode {
    private static final int[] NO_LABELS = {};

    private final FunctionType type;
    private final int start;
    private long locals;
    private int count;
    private int[] opcodes = new int[64];
    private int[] immediates = new int[64];
    private int[] starts = new int[65];
    private int[][] labels = new int[64][];

    private FunctionCode(FunctionType type, int start) {
        this.type = type;
        this.start = start;
    }

    /// Reads a body of an accepted module.
    ///
    /// @param body from its locals to its last `end`
    static FunctionCode read(FunctionType type, ByteCursor body) throws UnreadableModuleException {
        FunctionCode function = new FunctionCode(type, body.position());
        int groups = body.count();
        for (int i = 0; i < groups; i++) {
            function.locals += body.u32();
            body.u8();
        }
        InstructionReader reader = new InstructionReader(body);
        while (reader.next()) {
            function.add(reader);
        }
        return function;
    }

    private void add(InstructionReader reader) {
        if (count == opcodes.length) {
            opcodes = Arrays.copyOf(opcodes, 2 * count);
            immediates = Arrays.copyOf(immediates, 2 * count);
            labels = Arrays.copyOf(labels, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count + 1);
        }
        opcodes[count] = reader.opcode();
        immediates[count] = reader.immediate();
        labels[count] = reader.labels();
        starts[count] = reader.start();
        starts[++count] = reader.end();
    }

    FunctionType type() {
        return type;
    }

    /// Where the declaration of its locals starts.
    int start() {
        return start;
    }

    /// How many locals it has, parameters included.
    int slots() {
        return (int) locals + type.parameters().size();
    }

    /// How many instructions there are; the last is the body's `end`.
    int size() {
        return count;
    }

    int opcode(int index) {
        return opcodes[index];
    }

    /// Label, function or type, whichever the instruction has.
    int immediate(int index) {
        return immediates[index];
    }

    int[] labels(int index) {
        int[] found = labels[index];
        return found == null ? NO_LABELS : found;
    }

    /// Where an instruction starts; that of `size()` is the end of the body.
    int startOf(int index) {
        return starts[index];
    }
}
