package io.stratos.sandbox.wasm.binary;

/// What follows the opcode of an instruction.
enum Immediate {
    NONE,
    BLOCK_TYPE,
    /// One unsigned number: a label, function, local or global.
    INDEX,
    /// A count, that many labels, and the default one.
    LABELS,
    /// A type, then a table.
    TYPE_AND_TABLE,
    TWO_INDEXES,
    /// Alignment and offset.
    MEMORY_ARGUMENT,
    /// Alignment, offset, lane.
    MEMORY_ARGUMENT_AND_LANE,
    /// A memory, which is 0.
    MEMORY,
    /// Two memories, which are 0.
    TWO_MEMORIES,
    SIGNED_32,
    SIGNED_64,
    BYTES_1,
    BYTES_4,
    BYTES_8,
    BYTES_16,
    /// A count and that many value types.
    VALUE_TYPES,
    /// A form that is not read: nothing behind it can be.
    UNKNOWN
}
