package io.stratos.sandbox.wasm.meter;

import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.ByteSink;
import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.Opcode;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;
import java.util.ArrayList;
import java.util.List;

/// The function bodies of a module, rewritten so that they count.
///
/// ```
/// (func $f (param i32) (result i32)          (func $f (param i32) (result i32)
///                                              (memory.grow (i32.const -2^25-slots)) drop   if it may recurse
///                                              (block (result i32)
///                                                (memory.grow (i32.const -units)) drop
///   (loop ... (br_if 0 ...))            →        (loop (memory.grow (i32.const -units)) drop ... (br_if 0 ...))
///   (return ...)                                 (br 0 ...)
///   ...)                                         ...)
///                                              (memory.grow (i32.const -2^26-slots)) drop)
/// ```
public final class MeteredCode {
    /// Stack that one call may use.
    public static final int STACK_SLOTS = StackPlan.SLOTS_MAX;

    /// Locals and values on the stack of a function, summed over its jumps and labels.
    public static final int VALUES_AT_JUMPS_MAX = StackPlan.VALUES_AT_JUMPS_MAX;

    private final byte[] module;
    private final int firstSubstitute;
    private final ByteSink out = new ByteSink();

    private MeteredCode(byte[] module, int firstSubstitute) {
        this.module = module;
        this.firstSubstitute = firstSubstitute;
    }

    /// Rewrites the bodies of an accepted, valid module without imports.
    ///
    /// @param code content of the code section
    /// @param module the bytes that `code` reads
    /// @param types all types
    /// @param functions type of each function
    /// @param firstSubstitute index that the first of [Substitute] will have
    /// @throws TooComplexException if the compiler would take too much memory for a function
    /// @return the entries of the new code section, without their count
    public static byte[] of(
            ByteCursor code, byte[] module, List<FunctionType> types, List<Integer> functions, int firstSubstitute)
            throws UnreadableModuleException {
        int count = code.count();
        List<FunctionCode> codes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            codes.add(FunctionCode.read(types.get(functions.get(i)), code.slice(code.u32())));
        }
        StackPlan stack = StackPlan.of(codes, types, functions);
        ByteSink entries = new ByteSink();
        for (int i = 0; i < count; i++) {
            MeteredCode body = new MeteredCode(module, firstSubstitute);
            body.write(codes.get(i), stack.slotsOf(i));
            entries.sized(body.out.bytes());
        }
        return entries.bytes();
    }

    private void write(FunctionCode function, int slots) {
        out.raw(module, function.start(), function.startOf(0));
        if (slots == 0) {
            instructions(function, false);
            return;
        }
        request(MeterRequest.take(slots));
        List<Integer> results = function.type().results();
        out.u8(Opcode.BLOCK, results.isEmpty() ? 0x40 : results.getFirst());
        instructions(function, true);
        request(MeterRequest.give(slots));
        out.u8(Opcode.END);
    }

    private void instructions(FunctionCode function, boolean inBlock) {
        Regions regions = Regions.of(function);
        int charge = 0;
        int depth = 0;
        for (int i = 0; i < function.size(); i++) {
            if (charge < regions.count() && regions.place(charge) == i) {
                if (regions.amount(charge) > 0) {
                    request(MeterRequest.fuel(regions.amount(charge)));
                }
                charge++;
            }
            int opcode = function.opcode(i);
            switch (opcode) {
                case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> depth++;
                case Opcode.END -> depth--;
                default -> {}
            }
            int substitute = Substitute.standingInFor(opcode);
            if (substitute >= 0) {
                out.u8(Opcode.CALL).u32(firstSubstitute + substitute);
            } else if (opcode == Opcode.RETURN && inBlock) {
                out.u8(Opcode.BR).u32(depth);
            } else {
                out.raw(module, function.startOf(i), function.startOf(i + 1));
            }
        }
    }

    private void request(int number) {
        out.u8(Opcode.I32_CONST).s32(number).u8(Opcode.MEMORY_GROW, 0, Opcode.DROP);
    }
}
