package io.stratos.sandbox.wasm.engine;

import io.stratos.sandbox.wasm.meter.MeterRequest;
import run.endive.runtime.OpcodeImpl;
import run.endive.runtime.WasmInterruptedException;
import run.endive.runtime.WasmRuntimeException;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.MemoryLimits;

/// Walks once through everything that a failing guest reaches, before any guest runs.
///
/// A class whose first use falls where a recursive guest has used up the stack cannot be
/// initialised, and stays broken for the whole process: the next strategy would trip over it.
final class FaultPaths {
    private static final int OUTSIDE = -1;

    private FaultPaths() {}

    /// Walks all paths; the answer is how many ended in a trap.
    static int walk() {
        FlatMemory memory = new FlatMemory(new MemoryLimits(1, 2));
        memory.grow(1);
        memory.refill(0, 0, () -> false);
        int starved = trap(() -> memory.grow(-1)) + trap(() -> memory.grow(-MeterRequest.FUEL_MAX * 2 - 1));
        memory.refill(Long.MAX_VALUE, 0, () -> true);
        int late = trap(() -> memory.grow(-MeterRequest.FUEL_MAX));
        memory.refill(Long.MAX_VALUE, 0, () -> false);
        int traps = starved + late + walk(memory, 0) + walk(memory, OUTSIDE);
        traps += trap(() -> OpcodeImpl.I32_DIV_S(1, 0));
        traps += trap(() -> OpcodeImpl.I64_DIV_S(1, 0));
        traps += trap(() -> OpcodeImpl.I32_TRUNC_F32_S(Float.NaN));
        traps += trap(() -> {
            throw new WasmInterruptedException("walked");
        });
        traps += trap(() -> {
            throw new WasmEngineException("walked", new StackOverflowError());
        });
        traps += trap(() -> {
            throw new WasmRuntimeException("walked");
        });
        return traps;
    }

    private static int walk(FlatMemory memory, int address) {
        return trap(() -> memory.writeByte(address, memory.read(0)))
                + trap(() -> memory.read(address))
                + trap(() -> memory.writeShort(address, memory.readShort(0)))
                + trap(() -> memory.readU16(address))
                + trap(() -> memory.writeI32(address, memory.readInt(0)))
                + trap(() -> memory.readInt(address))
                + trap(() -> memory.writeLong(address, memory.readLong(0)))
                + trap(() -> memory.readLong(address))
                + trap(() -> memory.writeF32(address, memory.readFloat(0)))
                + trap(() -> memory.readFloat(address))
                + trap(() -> memory.writeF64(address, memory.readDouble(0)))
                + trap(() -> memory.readDouble(address))
                + trap(() -> memory.fill((byte) 0, address, 1))
                + trap(() -> memory.copy(0, address, 1));
    }

    private static int trap(Runnable path) {
        try {
            path.run();
            return 0;
        } catch (RuntimeException e) {
            return GuestStop.of(e) == GuestStop.MEMORY ? 0 : 1;
        }
    }
}
