package io.stratos.sandbox.wasm.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Valid modules by chance: arithmetic of all types, loops, jump tables, calls, calls by table, globals,
/// memory. The same seed makes the same module. Loops count down and calls go to later functions only,
/// so that everything ends; traps may happen.
public final class ModuleGenerator {
    private static final int[] TYPES = {Body.I32, Body.I64, Body.F32, Body.F64};
    private static final int FUNCTIONS = 5;
    private static final int LOCALS_PER_TYPE = 2;
    private static final int DEPTH_MAX = 4;
    private static final int STATEMENTS_MAX = 7;

    /// Keeps functions below the size that is refused.
    private static final int STATEMENTS_PER_FUNCTION = 60;
    private static final int TABLE = 4;

    private final SplittableRandom random;

    /// Whether instructions may show the bits of a float.
    private final boolean bits;

    private Body body = Body.body();
    private int function;
    private int loops;
    private int openLoops;
    private int labels;
    private int statements;

    private ModuleGenerator(long seed, boolean bits) {
        this.random = new SplittableRandom(seed);
        this.bits = bits;
    }

    /// The module of a seed.
    ///
    /// @param bits whether instructions may show the guest the bits of a float
    public static byte[] module(long seed, boolean bits) {
        return new ModuleGenerator(seed, bits).generate();
    }

    private byte[] generate() {
        GuestModule guest = GuestModule.guest().call(functionBody(0));
        for (int i = 1; i < FUNCTIONS; i++) {
            guest.function(GuestModule.CALLS, functionBody(i));
        }
        int last = GuestModule.CALL + FUNCTIONS - 1;
        byte[] data = new byte[256];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) random.nextInt();
        }
        Bytes globals = new Bytes()
                .u8(4)
                .u8(Body.I32, 1, 0x41, 5, 0x0b)
                .u8(Body.I64, 1, 0x42, 9, 0x0b)
                .u8(Body.F32, 1, 0x43, 0, 0, 0x80, 0x3f, 0x0b)
                .u8(Body.F64, 1, 0x44, 0, 0, 0, 0, 0, 0, 0, 0x40, 0x0b);
        return guest.memory(1, 6)
                .section(6, globals)
                .table(last, last, last, 0)
                .data(64, data)
                .bytes();
    }

    /// Local 0 is the argument; then loop counters, then two of each type.
    private Body functionBody(int index) {
        function = index;
        loops = 0;
        openLoops = 0;
        labels = 0;
        statements = 0;
        body = Body.body().locals(DEPTH_MAX);
        for (int type : TYPES) {
            body.locals(LOCALS_PER_TYPE, type);
        }
        statements(0);
        expression(Body.I32, 0);
        return body;
    }

    private int local(int type) {
        return 1 + DEPTH_MAX + (Body.I32 - type) * LOCALS_PER_TYPE + random.nextInt(LOCALS_PER_TYPE);
    }

    private int anyType() {
        return TYPES[random.nextInt(TYPES.length)];
    }

    private void statements(int depth) {
        for (int i = random.nextInt(STATEMENTS_MAX); i >= 0 && statements < STATEMENTS_PER_FUNCTION; i--) {
            statements++;
            statement(depth);
        }
    }

    private void statement(int depth) {
        boolean deep = depth >= DEPTH_MAX;
        switch (random.nextInt(deep ? 9 : 15)) {
            case 0, 1, 2 -> {
                int type = anyType();
                expression(type, 0);
                body.set(local(type));
            }
            case 3 -> {
                int type = anyType();
                expression(type, 0);
                body.globalSet(Body.I32 - type);
            }
            case 4, 5 -> store();
            case 6 -> bulk();
            case 7 -> leaveEarly();
            case 8 -> call();
            case 9, 10 -> {
                condition(1);
                body.ifThen(Body.VOID);
                nested(depth);
                if (random.nextBoolean()) {
                    body.op(0x05);
                    nested(depth);
                }
                body.end();
            }
            case 11 -> {
                body.block(Body.VOID);
                nested(depth);
                body.end();
            }
            case 12, 13 -> loop(depth);
            default -> jumpTable(depth);
        }
    }

    private void nested(int depth) {
        labels++;
        statements(depth + 1);
        labels--;
    }

    private void loop(int depth) {
        if (openLoops == 2 || loops == DEPTH_MAX) {
            return;
        }
        int counter = ++loops;
        openLoops++;
        body.i32(1 + random.nextInt(12)).set(counter).loop(Body.VOID);
        nested(depth);
        body.get(counter).i32(1).sub().op(0x22, counter).brIf(0).end();
        openLoops--;
    }

    private void jumpTable(int depth) {
        body.block(Body.VOID).block(Body.VOID).block(Body.VOID);
        expression(Body.I32, 2);
        body.i32(3).op(0x71).op(0x0e, 3, 0, 1, 2, 1).end();
        labels += 2;
        statements(depth + 1);
        labels--;
        body.br(random.nextInt(2)).end();
        statements(depth + 1);
        labels--;
        body.end();
    }

    /// Out of blocks, never back to a loop: those end by their counter.
    private void leaveEarly() {
        if (random.nextInt(4) > 0 || openLoops > 0) {
            return;
        }
        condition(2);
        if (labels > 0) {
            body.brIf(random.nextInt(labels));
        } else {
            body.ifThen(Body.VOID);
            expression(Body.I32, 2);
            body.op(0x0f).end();
        }
    }

    /// 0 or 1. The engine's interpreter leaves bits above the 32nd behind a multiplication, and `if` looks at
    /// them.
    private void condition(int depth) {
        expression(Body.I32, depth);
        body.i32(0).op(0x47);
    }

    private void call() {
        expression(Body.I32, 2);
        if (random.nextInt(3) == 0) {
            boolean last = function == FUNCTIONS - 1; // would recurse: calls the entry of another type, and traps
            boolean wrong = last || random.nextInt(40) == 0;
            body.i32(wrong ? TABLE - 1 : random.nextInt(TABLE - 1)).callIndirect(GuestModule.CALLS);
        } else if (function < FUNCTIONS - 1) {
            body.call(GuestModule.CALL + function + 1 + random.nextInt(FUNCTIONS - 1 - function));
        }
        body.set(local(Body.I32));
    }

    /// Mostly inside the memory. Never past 2 GiB: with an offset that passes 4 GiB, the engine's
    /// interpreter starts from 0 again (compiled code traps, as it should).
    private void address() {
        expression(Body.I32, 2);
        body.i32(random.nextInt(50) == 0 ? Integer.MAX_VALUE : 0x3fff).op(0x71);
    }

    private void store() {
        int type = anyType();
        address();
        expression(type, 1);
        int opcode = switch (type) {
            case Body.I32 -> List.of(0x36, 0x3a, 0x3b).get(random.nextInt(3));
            case Body.I64 -> List.of(0x37, 0x3c, 0x3d, 0x3e).get(random.nextInt(4));
            case Body.F32 -> 0x38;
            default -> 0x39;
        };
        body.op(opcode, 0, random.nextInt(100));
    }

    private void bulk() {
        switch (random.nextInt(6)) {
            case 0 -> body.i32(random.nextInt(3)).memoryGrow().set(local(Body.I32));
            case 1, 2, 3 -> {
                address();
                expression(Body.I32, 2);
                expression(Body.I32, 2);
                body.i32(0xfff).op(0x71).memoryFill();
            }
            default -> {
                address();
                address();
                expression(Body.I32, 2);
                body.i32(0xfff).op(0x71).memoryCopy();
            }
        }
    }

    private void expression(int type, int depth) {
        if (depth > 3 || random.nextInt(3) == 0) {
            leaf(type);
            return;
        }
        List<Runnable> choices = new ArrayList<>();
        int next = depth + 1;
        switch (type) {
            case Body.I32 -> {
                choices.add(() -> binary(Body.I32, 0x6a, 0x6c, next));
                choices.add(() -> binary(Body.I32, 0x71, 0x78, next));
                choices.add(() -> binary(Body.I32, 0x46, 0x4f, next));
                choices.add(() -> binary(Body.I64, 0x51, 0x5a, next));
                choices.add(() -> binary(Body.F32, 0x5b, 0x60, next));
                choices.add(() -> binary(Body.F64, 0x61, 0x66, next));
                choices.add(() -> unary(Body.I32, 0x67, 0x69, next));
                choices.add(() -> unary(Body.I32, 0xc0, 0xc1, next));
                choices.add(() -> unary(Body.I64, 0xa7, 0xa7, next));
                choices.add(() -> division(Body.I32, 0x6d, next));
                choices.add(() -> saturating(random.nextInt(2) == 0 ? Body.F32 : Body.F64, 0, next));
                if (bits) {
                    choices.add(() -> unary(Body.F32, 0xbc, 0xbc, next));
                }
            }
            case Body.I64 -> {
                choices.add(() -> binary(Body.I64, 0x7c, 0x7e, next));
                choices.add(() -> binary(Body.I64, 0x83, 0x8a, next));
                choices.add(() -> unary(Body.I64, 0x79, 0x7b, next));
                choices.add(() -> unary(Body.I64, 0xc2, 0xc4, next));
                choices.add(() -> unary(Body.I32, 0xac, 0xad, next));
                choices.add(() -> division(Body.I64, 0x7f, next));
                choices.add(() -> saturating(random.nextInt(2) == 0 ? Body.F32 : Body.F64, 4, next));
                if (bits) {
                    choices.add(() -> unary(Body.F64, 0xbd, 0xbd, next));
                }
            }
            case Body.F32 -> {
                choices.add(() -> binary(Body.F32, 0x92, 0x97, next));
                choices.add(() -> unary(Body.F32, 0x8b, 0x91, next));
                choices.add(() -> unary(Body.I32, 0xb2, 0xb3, next));
                choices.add(() -> unary(Body.I64, 0xb4, 0xb5, next));
                choices.add(() -> unary(Body.F64, 0xb6, 0xb6, next));
                choices.add(() -> unary(Body.I32, 0xbe, 0xbe, next));
                if (bits) {
                    choices.add(() -> binary(Body.F32, 0x98, 0x98, next));
                }
            }
            default -> {
                choices.add(() -> binary(Body.F64, 0xa0, 0xa5, next));
                choices.add(() -> unary(Body.F64, 0x99, 0x9f, next));
                choices.add(() -> unary(Body.I32, 0xb7, 0xb8, next));
                choices.add(() -> unary(Body.I64, 0xb9, 0xba, next));
                choices.add(() -> unary(Body.F32, 0xbb, 0xbb, next));
                choices.add(() -> unary(Body.I64, 0xbf, 0xbf, next));
                if (bits) {
                    choices.add(() -> binary(Body.F64, 0xa6, 0xa6, next));
                }
            }
        }
        choices.add(() -> load(type));
        choices.add(() -> select(type, next));
        choices.get(random.nextInt(choices.size())).run();
    }

    private void leaf(int type) {
        switch (random.nextInt(3)) {
            case 0 -> body.get(type == Body.I32 && random.nextBoolean() ? 0 : local(type));
            case 1 -> body.globalGet(Body.I32 - type);
            default -> {
                switch (type) {
                    case Body.I32 -> body.i32(random.nextInt() >> random.nextInt(32));
                    case Body.I64 -> body.i64(random.nextLong() >> random.nextInt(64));
                    case Body.F32 -> body.op(0x43, 0, 0, random.nextInt(256), random.nextInt(256));
                    default -> body.op(0x44, 0, 0, 0, 0, 0, 0, random.nextInt(256), random.nextInt(256));
                }
            }
        }
    }

    private void binary(int operands, int first, int last, int depth) {
        expression(operands, depth);
        expression(operands, depth);
        body.op(random.nextInt(first, last + 1));
    }

    private void unary(int operand, int first, int last, int depth) {
        expression(operand, depth);
        body.op(random.nextInt(first, last + 1));
    }

    /// Four instructions; the divisor is odd, mostly.
    private void division(int type, int first, int depth) {
        expression(type, depth);
        expression(type, depth);
        if (random.nextInt(20) > 0) {
            if (type == Body.I32) {
                body.i32(1).op(0x72);
            } else {
                body.i64(1).op(0x84);
            }
        }
        body.op(first + random.nextInt(4));
    }

    private void saturating(int operand, int first, int depth) {
        expression(operand, depth);
        int unsigned = random.nextInt(2);
        body.op(0xfc, first + (operand == Body.F64 ? 2 : 0) + unsigned);
    }

    private void load(int type) {
        address();
        int opcode = switch (type) {
            case Body.I32 -> List.of(0x28, 0x2c, 0x2d, 0x2e, 0x2f).get(random.nextInt(5));
            case Body.I64 -> 0x29 + (random.nextBoolean() ? 0 : 0x30 - 0x29 + random.nextInt(6));
            case Body.F32 -> 0x2a;
            default -> 0x2b;
        };
        body.op(opcode, 0, random.nextInt(100));
    }

    private void select(int type, int depth) {
        expression(type, depth);
        expression(type, depth);
        condition(depth);
        body.op(0x1b);
    }
}
