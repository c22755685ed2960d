package io.stratos.abi.lane;

/// Tags of `Decision` and its smaller parts, shared by [DecisionEncoder] and [DecisionDecoder].
final class DecisionFields {
    static final int INTENTS = (1 << 3) | WireType.LENGTH;
    static final int STATE_UPDATE = (2 << 3) | WireType.LENGTH;
    static final int TELEMETRY = (3 << 3) | WireType.LENGTH;
    static final int HEALTH = (4 << 3) | WireType.LENGTH;
    static final int TIMERS = (5 << 3) | WireType.LENGTH;
    static final int SERVICE_REQUESTS = (6 << 3) | WireType.LENGTH;

    static final int CHECKPOINT_REQUESTED = (1 << 3) | WireType.VARINT;
    static final int STATE_SCHEMA_VERSION = (2 << 3) | WireType.VARINT;
    static final int STATE_BYTES = (3 << 3) | WireType.LENGTH;

    static final int HINTS = (1 << 3) | WireType.LENGTH;
    static final int HINTS_DROPPED = (2 << 3) | WireType.VARINT;
    static final int HINT_TAG = (1 << 3) | WireType.VARINT;
    static final int HINT_VALUE = (2 << 3) | WireType.LENGTH;

    static final int HEALTH_STATE = (1 << 3) | WireType.VARINT;
    static final int HEALTH_CODE = (2 << 3) | WireType.VARINT;

    static final int TIMER_ID = (1 << 3) | WireType.VARINT;
    static final int TIMER_DUE_TIME = (2 << 3) | WireType.VARINT;
    static final int TIMER_EVERY = (3 << 3) | WireType.VARINT;

    static final int REQUEST_SERVICE_ID = (1 << 3) | WireType.VARINT;
    static final int REQUEST_ID = (2 << 3) | WireType.VARINT;
    static final int REQUEST_TIME_TO_LIVE = (3 << 3) | WireType.VARINT;
    static final int REQUEST_VALUES = (4 << 3) | WireType.LENGTH;

    private DecisionFields() {}
}
