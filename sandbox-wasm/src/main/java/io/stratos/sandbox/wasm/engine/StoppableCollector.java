package io.stratos.sandbox.wasm.engine;

import run.endive.compiler.internal.ClassCollector;
import run.endive.compiler.internal.ClassLoadingCollector;
import run.endive.runtime.WasmInterruptedException;

/// Takes the classes of a compilation one by one, and ends it when its thread is interrupted: the generator
/// itself never looks.
final class StoppableCollector extends ClassLoadingCollector {
    @Override
    public void put(String className, byte[] bytes) {
        goOn();
        super.put(className, bytes);
    }

    @Override
    public void putAll(ClassCollector collector) {
        goOn();
        super.putAll(collector);
    }

    @Override
    public void putMainClass(String className, byte[] bytes) {
        goOn();
        super.putMainClass(className, bytes);
    }

    private static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new WasmInterruptedException("compilation was stopped");
        }
    }
}
