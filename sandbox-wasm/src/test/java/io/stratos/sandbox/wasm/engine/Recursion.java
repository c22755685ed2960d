package io.stratos.sandbox.wasm.engine;

import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;

import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.Bytes;
import io.stratos.sandbox.wasm.testing.GuestModule;
import java.util.function.Consumer;

/// Guests that call themselves for ever and count in memory how deep they came: each makes large frames
/// in another part of the JVM.
enum Recursion {
    DIRECT,
    MUTUAL,
    BY_TABLE,
    BY_TABLE_WITH_100_PARAMETERS,
    RETURNING_EARLY,
    /// A place for each in the interpreter, used or not.
    OF_999_LOCALS,
    /// The operand stack holds them while the call runs.
    OF_800_VALUES,
    /// C1 keeps each of the sums in a place of its own, though one at a time is alive.
    OF_480_CALLS,
    /// At each end of a block, each local has another value for C1.
    OF_MANY_JOINS,
    /// C2 computes the products once, before the loop, and keeps them while the call runs.
    OF_MANY_CONSTANTS_OF_A_LOOP,
    /// C2 takes over the callees' products too.
    OF_INLINED_CALLEES;

    static final int DEPTH = 64;
    private static final int RETURN = 0x0f;
    private static final int I64_MUL = 0x7e;
    private static final int I64_ADD = 0x7c;
    private static final int I64_XOR = 0x85;
    private static final int I64_LOAD = 0x29;
    private static final int EQUAL_0 = 0x45;
    private static final int EQUAL = 0x46;
    private static final int NOT_EQUAL = 0x47;
    private static final int SEED_ADDRESS = 128;
    private static final int PRODUCTS_ADDRESS = 256;

    /// Locals of [#loopOf].
    private static final int SEED = 1;

    private static final int KEPT = 2;
    private static final int PASSES = 3;
    private static final int AND = 0x71;
    private static final int I64_STORE = 0x37;
    private static final int WRAP = 0xa7;
    private static final int EXTEND = 0xad;

    byte[] code() {
        return guest().bytes();
    }

    private GuestModule guest() {
        return switch (this) {
            case DIRECT -> calling(deeper(body()).get(0).call(GuestModule.CALL));
            case MUTUAL ->
                calling(deeper(body()).get(0).call(6))
                        .function(GuestModule.CALLS, deeper(body()).get(0).call(GuestModule.CALL));
            case BY_TABLE ->
                calling(deeper(body()).get(0).i32(0).callIndirect(GuestModule.CALLS))
                        .table(GuestModule.CALL);
            case BY_TABLE_WITH_100_PARAMETERS -> manyParameters();
            case RETURNING_EARLY -> returningEarly();
            case OF_999_LOCALS -> calling(useOfLocals(deeper(body().locals(999, Body.I64))));
            case OF_800_VALUES -> manyValues();
            case OF_480_CALLS -> manyCalls();
            case OF_MANY_JOINS -> manyJoins();
            case OF_MANY_CONSTANTS_OF_A_LOOP -> manyInvariants();
            case OF_INLINED_CALLEES -> inlined();
        };
    }

    /// Counts the depth in memory.
    static Body deeper(Body body) {
        return body.i32(DEPTH).i32(DEPTH).load(0).i32(1).add().store(0);
    }

    private static GuestModule returningEarly() {
        return calling(deeper(body())
                .get(0)
                .ifThen(Body.VOID)
                .get(0)
                .call(GuestModule.CALL)
                .op(RETURN)
                .end()
                .i32(0));
    }

    private static Body useOfLocals(Body body) {
        for (int local = 1; local <= 40; local++) {
            body.get(0).op(EXTEND).set(local);
        }
        body.get(0).call(GuestModule.CALL).op(EXTEND);
        for (int local = 1; local <= 40; local++) {
            body.get(local).op(I64_ADD);
        }
        return body.op(WRAP);
    }

    private static GuestModule manyParameters() {
        Bytes type = new Bytes().u8(0x60).u32(100);
        for (int i = 0; i < 100; i++) {
            type.u8(Body.I64);
        }
        Body passesOn = deeper(body());
        Body starts = body();
        for (int i = 0; i < 100; i++) {
            passesOn.get(99 - i);
            starts.i64(i);
        }
        return calling(starts.i32(0).callIndirect(3))
                .type(type.u8(1, Body.I32))
                .function(3, passesOn.i32(0).callIndirect(3))
                .table(6);
    }

    private static GuestModule manyValues() {
        Body body = deeper(body());
        for (int i = 0; i < 800; i++) {
            body.i64(i);
        }
        body.get(0).call(GuestModule.CALL).set(0);
        for (int i = 0; i < 800; i++) {
            body.drop();
        }
        return calling(body.get(0));
    }

    private static GuestModule manyCalls() {
        Body body = deeper(body().locals(1, Body.I64));
        for (int i = 0; i < 480; i++) {
            body.get(1).get(0).call(6).op(I64_ADD).set(1);
        }
        body.get(0).call(GuestModule.CALL).op(EXTEND).get(1).op(I64_ADD).op(WRAP);
        return calling(body)
                .type(new Bytes().u8(0x60, 1, Body.I32, 1, Body.I64))
                .function(3, body().get(0).op(EXTEND));
    }

    /// Sets all locals, and leaves any number of blocks with or without it.
    private static GuestModule manyJoins() {
        int locals = 28;
        int blocks = 32;
        Body body = deeper(body().locals(locals, Body.I64));
        for (int i = 0; i < blocks; i++) {
            body.block(Body.VOID);
        }
        body.get(0).brIf(0);
        for (int local = 1; local <= locals; local++) {
            body.i64(local).set(local);
        }
        for (int i = 1; i < blocks; i++) {
            body.get(0).i32(i).op(EQUAL).brIf(i);
        }
        for (int i = 0; i < blocks; i++) {
            body.end().get(0).call(6).set(0);
        }
        body.get(0).call(GuestModule.CALL).op(EXTEND);
        for (int local = 1; local <= locals; local++) {
            body.get(local).op(I64_ADD);
        }
        return calling(body.op(WRAP))
                .function(GuestModule.CALLS, body().get(0).i32(3).op(AND));
    }

    private static GuestModule manyInvariants() {
        return calling(loopOf(code -> {
            for (int i = 0; i < 350; i++) {
                code.i32(PRODUCTS_ADDRESS).get(SEED).i64(1_000 + 2L * i + 1).op(I64_MUL);
                code.op(I64_STORE, 0, 0);
            }
        }));
    }

    private static GuestModule inlined() {
        Body loop = loopOf(code -> {
            for (int callee = 6; callee < 26; callee++) {
                code.get(SEED).get(KEPT).call(callee).set(KEPT);
            }
        });
        GuestModule guest = calling(loop).type(new Bytes().u8(0x60, 2, Body.I64, Body.I64, 1, Body.I64));
        for (int callee = 6; callee < 26; callee++) {
            guest.function(3, products(body().get(1), 45, 0, 1_000 * callee));
        }
        return guest;
    }

    /// Three passes, and a call of itself in the last, after which there could be more of them.
    private static Body loopOf(Consumer<Body> pass) {
        Body body = deeper(body().locals(2, Body.I64).locals(1));
        body.i32(SEED_ADDRESS).op(I64_LOAD, 0, 0).set(SEED).i32(2).set(PASSES).loop(Body.VOID);
        pass.accept(body);
        return body.get(PASSES)
                .op(EQUAL_0)
                .ifThen(Body.VOID)
                .get(0)
                .call(GuestModule.CALL)
                .set(PASSES)
                .end()
                .get(PASSES)
                .i32(1)
                .sub()
                .set(PASSES)
                .get(PASSES)
                .i32(-9)
                .op(NOT_EQUAL)
                .brIf(0)
                .end()
                .get(KEPT)
                .op(WRAP);
    }

    /// `(value ^ seed * k) + seed * k' ...`: a product for each `k`, none like another.
    private static Body products(Body body, int count, int seed, int first) {
        for (int i = 0; i < count; i++) {
            body.get(seed).i64(first + 2L * i + 1).op(I64_MUL).op(i % 2 == 0 ? I64_XOR : I64_ADD);
        }
        return body;
    }
}
