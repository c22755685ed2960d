package io.stratos.sandbox.wasm.testing;

/// A function body: locals and instructions. Only what the tests need.
public final class Body {
    public static final int VOID = 0x40;
    public static final int I32 = 0x7f;
    public static final int I64 = 0x7e;
    public static final int F32 = 0x7d;
    public static final int F64 = 0x7c;

    private final Bytes code = new Bytes();
    private final Bytes localGroups = new Bytes();
    private int groups;

    public static Body body() {
        return new Body();
    }

    /// Adds 32-bit locals.
    public Body locals(int count) {
        return locals(count, I32);
    }

    /// Adds locals of a type.
    public Body locals(int count, int type) {
        groups++;
        localGroups.u32(count).u8(type);
        return this;
    }

    public Body i32(int value) {
        code.u8(0x41).s64(value);
        return this;
    }

    public Body i64(long value) {
        code.u8(0x42).s64(value);
        return this;
    }

    public Body get(int local) {
        code.u8(0x20).u32(local);
        return this;
    }

    public Body set(int local) {
        code.u8(0x21).u32(local);
        return this;
    }

    public Body globalGet(int global) {
        code.u8(0x23).u32(global);
        return this;
    }

    public Body globalSet(int global) {
        code.u8(0x24).u32(global);
        return this;
    }

    public Body call(int function) {
        code.u8(0x10).u32(function);
        return this;
    }

    public Body callIndirect(int type) {
        code.u8(0x11).u32(type).u32(0);
        return this;
    }

    public Body loop(int type) {
        return op(0x03, type);
    }

    public Body block(int type) {
        return op(0x02, type);
    }

    public Body ifThen(int type) {
        return op(0x04, type);
    }

    public Body end() {
        return op(0x0b);
    }

    public Body br(int depth) {
        code.u8(0x0c).u32(depth);
        return this;
    }

    public Body brIf(int depth) {
        code.u8(0x0d).u32(depth);
        return this;
    }

    public Body unreachable() {
        return op(0x00);
    }

    public Body drop() {
        return op(0x1a);
    }

    public Body add() {
        return op(0x6a);
    }

    public Body sub() {
        return op(0x6b);
    }

    public Body mul() {
        return op(0x6c);
    }

    public Body divSigned() {
        return op(0x6d);
    }

    public Body load(int offset) {
        code.u8(0x28, 0).u32(Integer.toUnsignedLong(offset));
        return this;
    }

    public Body store(int offset) {
        code.u8(0x36, 0).u32(Integer.toUnsignedLong(offset));
        return this;
    }

    public Body store8(int offset) {
        code.u8(0x3a, 0).u32(Integer.toUnsignedLong(offset));
        return this;
    }

    public Body memorySize() {
        return op(0x3f, 0);
    }

    public Body memoryGrow() {
        return op(0x40, 0);
    }

    public Body memoryCopy() {
        return op(0xfc, 10, 0, 0);
    }

    public Body memoryFill() {
        return op(0xfc, 11, 0);
    }

    /// Instructions as they are.
    public Body op(int... bytes) {
        code.u8(bytes);
        return this;
    }

    public Body op(Bytes bytes) {
        code.raw(bytes.array());
        return this;
    }

    Bytes encoded() {
        Bytes function = new Bytes().u32(groups).raw(localGroups.array());
        return function.raw(code.array()).u8(0x0b);
    }
}
