package io.stratos.sandbox.wasm.engine;

import io.stratos.sandbox.wasm.meter.MeterRequest;
import io.stratos.sandbox.wasm.meter.Prices;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import run.endive.runtime.ConstantEvaluators;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.UninstantiableException;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.PassiveDataSegment;

/// Guest memory as one byte array: the JVM's own bounds check is the guest's, and the host copies
/// in one go.
///
/// Used by one thread at a time. After [#grow] the array is another one, so nobody keeps it. It
/// must stay the only [Memory] that is loaded: a second one makes every access of the guest a
/// virtual call.
///
/// It also holds the meter: metered code reaches nothing of the host faster than its memory. And it
/// stores every not-a-number as the same one: which one the machine's arithmetic made is chance.
final class FlatMemory implements Memory {
    /// Units of fuel between two looks at the time: some ten microseconds of compiled code, and more than an
    /// ordinary callback pays.
    static final long UNITS_PER_LOOK = 1 << 14;

    /// Each growth copies all of the memory, so many small ones cost quadratic time.
    static final int GROWTHS_MAX = 1_024;

    private static final int GROWTH_REFUSED = -1;
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle FLOATS = view(float[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private final MemoryLimits limits;
    private byte[] bytes;
    /// What another guest left and this one may still grow into.
    private byte[] spare;

    private long startPrice;
    private DataSegment[] segments = {};
    private int growths;
    private int refusedGrowths;
    /// What may be paid before the next look, and what is left beside it.
    private long fuel = UNITS_PER_LOOK;

    private long reserve = Long.MAX_VALUE - UNITS_PER_LOOK;
    private BooleanSupplier late = () -> false;
    private int stack = Integer.MAX_VALUE;

    FlatMemory(MemoryLimits limits) {
        this(limits, EngineInstance.NOTHING_LEFT);
    }

    /// @param left memory of a guest that is gone, which this one takes where it fits; nobody else keeps it
    FlatMemory(MemoryLimits limits, byte[] left) {
        this.limits = limits;
        this.spare = left;
        this.bytes = zeros(0, Math.multiplyExact(limits.initialPages(), PAGE_SIZE));
        this.startPrice = Prices.ofGrowthTo(limits.initialPages());
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    /// An array of which all from a place on is zero.
    private byte[] zeros(int from, int length) {
        byte[] left = spare;
        if (left.length <= length) {
            spare = EngineInstance.NOTHING_LEFT; // it is taken now, or too small for ever
        }
        if (left.length != length) {
            return new byte[length];
        }
        Arrays.fill(left, from, length, (byte) 0);
        return left;
    }

    /// The memory itself, valid until the guest runs again.
    byte[] bytes() {
        return bytes;
    }

    /// What was left and not taken so far goes: nobody holds two memories for long.
    void started() {
        spare = EngineInstance.NOTHING_LEFT;
    }

    /// Gives up the memory; whoever reaches for it from now on is outside of it.
    byte[] leave() {
        byte[] left = bytes;
        bytes = EngineInstance.NOTHING_LEFT;
        return left;
    }

    /// How often the guest asked for more memory than it may have.
    int refusedGrowths() {
        return refusedGrowths;
    }

    /// What the memory cost that is there before the first call.
    long startPrice() {
        return startPrice;
    }

    @Override
    public int pages() {
        return bytes.length / PAGE_SIZE;
    }

    /// What the guest may use up in the next call.
    ///
    /// @param isLate whether its time is up; asked again and again while it runs
    void refill(long units, int stackSlots, BooleanSupplier isLate) {
        fuel = Math.min(units, UNITS_PER_LOOK);
        reserve = units - fuel;
        stack = stackSlots;
        late = isLate;
    }

    /// Units that are left; below zero if there were too few.
    long fuel() {
        return reserve + fuel;
    }

    /// Metered code asks for negative numbers of pages, see [MeterRequest]; everything else grows the
    /// memory. Small, so that the JIT makes a charge of three instructions from it.
    @Override
    public int grow(int request) {
        if (request >= 0) {
            return growBy(request);
        }
        if (request >= -MeterRequest.FUEL_MAX) {
            fuel += request;
            if (fuel < 0) {
                look();
            }
            return 0;
        }
        return moveStack(request);
    }

    /// What was to be paid before this look is used up: more of the fuel, if there is, and if there is time.
    private void look() {
        long left = reserve + fuel;
        if (left < 0) {
            throw MeterStop.outOfFuel();
        }
        if (late.getAsBoolean()) {
            throw MeterStop.outOfTime();
        }
        fuel = Math.min(left, UNITS_PER_LOOK);
        reserve = left - fuel;
    }

    private int moveStack(int request) {
        stack += MeterRequest.stackChange(request);
        if (stack < 0) {
            throw MeterStop.outOfStack();
        }
        return 0;
    }

    private void spend(long units) {
        fuel -= units;
        if (fuel < 0) {
            look();
        }
    }

    private void spendOn(int size) {
        if (size < 0 || size > bytes.length) {
            throw new OutOfBoundsException(); // costs nothing: it does nothing
        }
        spend(Prices.ofBytes(size));
    }

    private int growBy(int morePages) {
        int pages = pages();
        if (morePages == 0) {
            return pages;
        }
        if (morePages < 0 || morePages > maximumPages() - pages || growths == GROWTHS_MAX) {
            refusedGrowths++;
            return GROWTH_REFUSED;
        }
        spend(Prices.ofGrowthTo(pages + morePages));
        growths++;
        byte[] before = bytes;
        byte[] grown = zeros(before.length, (pages + morePages) * PAGE_SIZE);
        System.arraycopy(before, 0, grown, 0, before.length);
        bytes = grown;
        return pages;
    }

    @Override
    public int initialPages() {
        return limits.initialPages();
    }

    @Override
    public int maximumPages() {
        return Math.min(limits.maximumPages(), RUNTIME_MAX_PAGES);
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {
        initialize(instance, dataSegments, 0);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments, int memoryIndex) {
        segments = dataSegments.clone();
        for (DataSegment segment : segments) {
            if (segment instanceof ActiveDataSegment active && active.index() == memoryIndex) {
                int address = (int) ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
                byte[] data = active.data();
                if (address < 0 || address > bytes.length - data.length) {
                    throw new UninstantiableException("a data segment lies outside the memory");
                }
                System.arraycopy(data, 0, bytes, address, data.length);
                startPrice += Prices.ofSegment(data.length);
            }
        }
    }

    @Override
    public void initPassiveSegment(int segment, int address, int offset, int size) {
        write(address, segments[segment].data(), offset, size);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override
    public void zero() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public void fill(byte value, int from, int to) {
        spendOn(to - from);
        try {
            Arrays.fill(bytes, from, to, value);
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public void copy(int to, int from, int size) {
        spendOn(size);
        try {
            System.arraycopy(bytes, from, bytes, to, size);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public void write(int address, byte[] data, int offset, int size) {
        try {
            System.arraycopy(data, offset, bytes, address, size);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public byte[] readBytes(int address, int size) {
        byte[] copy = new byte[Math.min(Math.max(size, 0), bytes.length)];
        try {
            System.arraycopy(bytes, address, copy, 0, size);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
        return copy;
    }

    @Override
    public byte read(int address) {
        try {
            return bytes[address];
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public void writeByte(int address, byte value) {
        try {
            bytes[address] = value;
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public short readShort(int address) {
        try {
            return (short) SHORTS.get(bytes, address);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public long readU16(int address) {
        return Short.toUnsignedLong(readShort(address));
    }

    @Override
    public void writeShort(int address, short value) {
        try {
            SHORTS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public int readInt(int address) {
        try {
            return (int) INTS.get(bytes, address);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public void writeI32(int address, int value) {
        try {
            INTS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public long readLong(int address) {
        try {
            return (long) LONGS.get(bytes, address);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public void writeLong(int address, long value) {
        try {
            LONGS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public float readFloat(int address) {
        try {
            return (float) FLOATS.get(bytes, address);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public long readF32(int address) {
        return readInt(address);
    }

    @Override
    public void writeF32(int address, float value) {
        try {
            INTS.set(bytes, address, Float.floatToIntBits(value));
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public double readDouble(int address) {
        try {
            return (double) DOUBLES.get(bytes, address);
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    public long readF64(int address) {
        return readLong(address);
    }

    @Override
    public void writeF64(int address, double value) {
        try {
            LONGS.set(bytes, address, Double.doubleToLongBits(value));
        } catch (IndexOutOfBoundsException _) {
            throw new OutOfBoundsException();
        }
    }

    @Override
    @SuppressWarnings("removal") // abstract in this engine version; reached only by shared memories
    public Object lock(int address) {
        throw new UnsupportedOperationException("Condition failed: guest memory is never shared");
    }

    @Override
    @SuppressWarnings("removal") // as above
    public int waitOn(int address, int expected, long timeout) {
        throw new UnsupportedOperationException("Condition failed: guest memory is never shared");
    }

    @Override
    @SuppressWarnings("removal") // as above
    public int waitOn(int address, long expected, long timeout) {
        throw new UnsupportedOperationException("Condition failed: guest memory is never shared");
    }

    @Override
    @SuppressWarnings("removal") // as above
    public int notify(int address, int maxThreads) {
        throw new UnsupportedOperationException("Condition failed: guest memory is never shared");
    }
}
