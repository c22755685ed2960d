package io.stratos.abi.lane;

/// Tags of `Input` and its smaller callbacks, shared by [InputEncoder] and [InputDecoder].
final class InputFields {
    static final int CONTEXT = (1 << 3) | WireType.LENGTH;
    static final int INIT = (2 << 3) | WireType.LENGTH;
    static final int EVENT = (3 << 3) | WireType.LENGTH;
    static final int TIMER = (4 << 3) | WireType.LENGTH;
    static final int SHUTDOWN = (5 << 3) | WireType.LENGTH;
    static final int HEALTHCHECK = (6 << 3) | WireType.LENGTH;

    static final int CONTRACT_MAJOR = (1 << 3) | WireType.VARINT;
    static final int CONTRACT_MINOR = (2 << 3) | WireType.VARINT;
    static final int STRATEGY_ID = (3 << 3) | WireType.LENGTH;
    static final int INSTANCE_ID = (4 << 3) | WireType.LENGTH;
    static final int INSTRUMENTS = (5 << 3) | WireType.LENGTH;
    static final int CONFIG = (6 << 3) | WireType.LENGTH;
    static final int RESTORED_STATE = (7 << 3) | WireType.LENGTH;

    static final int STATE_SCHEMA_VERSION = (1 << 3) | WireType.VARINT;
    static final int STATE_CURSOR = (2 << 3) | WireType.VARINT;
    static final int STATE_BYTES = (3 << 3) | WireType.LENGTH;

    static final int TIMER_ID = (1 << 3) | WireType.VARINT;
    static final int TIMER_DUE_TIME = (2 << 3) | WireType.VARINT;

    static final int SHUTDOWN_REASON = (1 << 3) | WireType.VARINT;

    private InputFields() {}
}
