package io.stratos.verification.hostile.wat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The instructions by name.
///
/// What strategies may not use has no name here: it is written as `(bytes "…")`.
final class Opcodes {

    /// What follows an instruction.
    enum Immediate {
        NONE,
        BLOCK,
        LABEL,
        LABELS,
        FUNCTION,
        TYPE,
        LOCAL,
        GLOBAL,
        MEMORY_PLACE,
        I32,
        I64,
        F32,
        F64
    }

    /// An instruction; `tail` are bytes behind the code that never change.
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Instruction(int code, Immediate immediate, int[] tail) {}

    private static final String INTEGER_TESTS = "eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u";
    private static final String FLOAT_TESTS = "eq ne lt gt le ge";
    private static final String INTEGERS =
            "clz ctz popcnt add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr";
    private static final String FLOATS = "abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign";
    private static final String LOADS_AND_STORES = """
        i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s i32.load16_u i64.load8_s i64.load8_u
        i64.load16_s i64.load16_u i64.load32_s i64.load32_u i32.store i64.store f32.store f64.store i32.store8 i32.store16
        i64.store8 i64.store16 i64.store32\
        """;
    private static final String CONVERSIONS = """
        i32.wrap_i64 i32.trunc_f32_s i32.trunc_f32_u i32.trunc_f64_s i32.trunc_f64_u i64.extend_i32_s i64.extend_i32_u
        i64.trunc_f32_s i64.trunc_f32_u i64.trunc_f64_s i64.trunc_f64_u f32.convert_i32_s f32.convert_i32_u
        f32.convert_i64_s f32.convert_i64_u f32.demote_f64 f64.convert_i32_s f64.convert_i32_u f64.convert_i64_s
        f64.convert_i64_u f64.promote_f32 i32.reinterpret_f32 i64.reinterpret_f64 f32.reinterpret_i32
        f64.reinterpret_i64 i32.extend8_s i32.extend16_s i64.extend8_s i64.extend16_s i64.extend32_s\
        """;

    private static final Map<String, Instruction> BY_NAME = new HashMap<>();

    static {
        one("unreachable", 0x00, Immediate.NONE);
        one("nop", 0x01, Immediate.NONE);
        one("block", 0x02, Immediate.BLOCK);
        one("loop", 0x03, Immediate.BLOCK);
        one("if", 0x04, Immediate.BLOCK);
        one("else", 0x05, Immediate.NONE);
        one("end", 0x0b, Immediate.NONE);
        one("br", 0x0c, Immediate.LABEL);
        one("br_if", 0x0d, Immediate.LABEL);
        one("br_table", 0x0e, Immediate.LABELS);
        one("return", 0x0f, Immediate.NONE);
        one("call", 0x10, Immediate.FUNCTION);
        one("call_indirect", 0x11, Immediate.TYPE, 0);
        one("drop", 0x1a, Immediate.NONE);
        one("select", 0x1b, Immediate.NONE);
        one("local.get", 0x20, Immediate.LOCAL);
        one("local.set", 0x21, Immediate.LOCAL);
        one("local.tee", 0x22, Immediate.LOCAL);
        one("global.get", 0x23, Immediate.GLOBAL);
        one("global.set", 0x24, Immediate.GLOBAL);
        one("memory.size", 0x3f, Immediate.NONE, 0);
        one("memory.grow", 0x40, Immediate.NONE, 0);
        one("memory.copy", 0xfc, Immediate.NONE, 10, 0, 0);
        one("memory.fill", 0xfc, Immediate.NONE, 11, 0);
        one("i32.const", 0x41, Immediate.I32);
        one("i64.const", 0x42, Immediate.I64);
        one("f32.const", 0x43, Immediate.F32);
        one("f64.const", 0x44, Immediate.F64);
        row(0x28, "", LOADS_AND_STORES, Immediate.MEMORY_PLACE);
        int next = row(0x45, "i32.", INTEGER_TESTS, Immediate.NONE);
        next = row(next, "i64.", INTEGER_TESTS, Immediate.NONE);
        next = row(next, "f32.", FLOAT_TESTS, Immediate.NONE);
        next = row(next, "f64.", FLOAT_TESTS, Immediate.NONE);
        next = row(next, "i32.", INTEGERS, Immediate.NONE);
        next = row(next, "i64.", INTEGERS, Immediate.NONE);
        next = row(next, "f32.", FLOATS, Immediate.NONE);
        next = row(next, "f64.", FLOATS, Immediate.NONE);
        row(next, "", CONVERSIONS, Immediate.NONE);
    }

    private Opcodes() {}

    private static void one(String name, int code, Immediate immediate, int... tail) {
        BY_NAME.put(name, new Instruction(code, immediate, tail));
    }

    /// Names in the order of their codes.
    private static int row(int first, String prefix, String names, Immediate immediate) {
        int code = first;
        for (var name : names.split("\\s+", -1)) {
            one(prefix + name, code++, immediate);
        }
        return code;
    }

    static Instruction of(String name) {
        var found = BY_NAME.get(name);
        if (found == null) {
            throw new IllegalArgumentException("Condition failed: there is no instruction " + name);
        }
        return found;
    }

    /// The number of a value type.
    static int type(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "i32" -> 0x7f;
            case "i64" -> 0x7e;
            case "f32" -> 0x7d;
            case "f64" -> 0x7c;
            case "v128" -> 0x7b;
            case "funcref" -> 0x70;
            case "externref" -> 0x6f;
            default -> throw new IllegalArgumentException("Condition failed: there is no type " + name);
        };
    }
}
