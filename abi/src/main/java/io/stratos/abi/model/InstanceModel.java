package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// Whether a strategy runs once or once per shard.
public enum InstanceModel implements Numbered {
    SINGLE(1),
    SHARDED(2);

    private static final Table<InstanceModel> TABLE = new Table<>(InstanceModel.class);

    private final int number;

    InstanceModel(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /// The value with this number, or null if the contract knows none.
    public static @Nullable InstanceModel ofNumber(int number) {
        return TABLE.find(number);
    }
}
