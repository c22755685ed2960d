package io.stratos.sandbox.wasm.engine;

import run.endive.runtime.Instance;
import run.endive.runtime.TableInstance;
import run.endive.wasm.types.Table;

/// A table that never grows. The engine's own `grow` changes the limits of the module that all
/// instances share.
final class FixedTable extends TableInstance {
    private static final int GROWTH_REFUSED = -1;

    FixedTable(Table table, int initialValue) {
        super(table, initialValue);
    }

    @Override
    public int grow(int size, int value, Instance instance) {
        return GROWTH_REFUSED;
    }

    @Override
    public int growWithRef(int size, Object reference, Instance instance) {
        return GROWTH_REFUSED;
    }
}
