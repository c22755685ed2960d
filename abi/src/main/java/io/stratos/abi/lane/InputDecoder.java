package io.stratos.abi.lane;

import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ShutdownReason;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Reads what a sandbox was given (message `Input`): for replay, tests and tools, not for a lane.
public final class InputDecoder {

    /// Bytes of one text in an input; identifiers are shorter.
    static final int TEXT_BYTES_MAX = 256;

    private InputDecoder() {}

    /// Reads one whole input.
    ///
    /// @throws MalformedMessageException if the bytes are no input: damaged, no callback, two of them
    public static Input decode(byte[] buffer, int offset, int length) throws MalformedMessageException {
        var in = new WireReader();
        in.reset(buffer, offset, length);
        CallbackContext context = null;
        int callbackTag = 0;
        int callbackAt = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case InputFields.CONTEXT -> context = ContextCodec.read(in, context);
                case InputFields.INIT,
                        InputFields.EVENT,
                        InputFields.TIMER,
                        InputFields.SHUTDOWN,
                        InputFields.HEALTHCHECK -> {
                    WireReader.refuseIf(callbackTag != 0);
                    callbackTag = tag;
                    callbackAt = in.position();
                    in.skip(tag);
                }
                default -> in.skip(tag);
            }
        }
        in.seek(callbackAt);
        return readCallback(in, callbackTag, WireReader.require(context));
    }

    private static Input readCallback(WireReader in, int tag, CallbackContext context)
            throws MalformedMessageException {
        return switch (tag) {
            case InputFields.INIT -> readInit(in, context);
            case InputFields.EVENT -> new Input.OnEvent(context, EventCodec.read(in));
            case InputFields.TIMER -> readTimer(in, context);
            case InputFields.SHUTDOWN -> readShutdown(in, context);
            case InputFields.HEALTHCHECK -> readHealthcheck(in, context);
            default -> throw MalformedMessageException.instance();
        };
    }

    private static Input readInit(WireReader in, CallbackContext context) throws MalformedMessageException {
        int outer = in.enter();
        int major = 0;
        int minor = 0;
        String strategyId = "";
        String instanceId = "";
        var instruments = new ArrayList<Instrument>();
        var config = new ArrayList<ConfigValue>();
        Input.RestoredState restored = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case InputFields.CONTRACT_MAJOR -> major = in.varint32();
                case InputFields.CONTRACT_MINOR -> minor = in.varint32();
                case InputFields.STRATEGY_ID -> strategyId = in.text(TEXT_BYTES_MAX);
                case InputFields.INSTANCE_ID -> instanceId = in.text(TEXT_BYTES_MAX);
                case InputFields.INSTRUMENTS -> instruments.add(InstrumentCodec.read(in));
                case InputFields.CONFIG -> config.add(ConfigValueCodec.read(in));
                case InputFields.RESTORED_STATE -> restored = readRestoredState(in, restored);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Input.Init(context, major, minor, strategyId, instanceId, instruments, config, restored);
    }

    private static Input.RestoredState readRestoredState(WireReader in, Input.@Nullable RestoredState previous)
            throws MalformedMessageException {
        WireReader.once(previous);
        int outer = in.enter();
        int schemaVersion = 0;
        long cursor = 0;
        byte[] state = {};
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case InputFields.STATE_SCHEMA_VERSION -> schemaVersion = in.varint32();
                case InputFields.STATE_CURSOR -> cursor = in.varint();
                case InputFields.STATE_BYTES -> state = in.bytes(DecisionLimits.STATE_BYTES_MAX);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Input.RestoredState(schemaVersion, cursor, state);
    }

    private static Input readTimer(WireReader in, CallbackContext context) throws MalformedMessageException {
        int outer = in.enter();
        int timerId = 0;
        long dueTime = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case InputFields.TIMER_ID -> timerId = in.varint32();
                case InputFields.TIMER_DUE_TIME -> dueTime = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Input.OnTimer(context, timerId, dueTime);
    }

    private static Input readShutdown(WireReader in, CallbackContext context) throws MalformedMessageException {
        int outer = in.enter();
        ShutdownReason reason = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            if (tag == InputFields.SHUTDOWN_REASON) {
                reason = ShutdownReason.ofNumber(in.varint32());
            } else {
                in.skip(tag);
            }
        }
        in.leave(outer);
        return new Input.Shutdown(context, reason);
    }

    private static Input readHealthcheck(WireReader in, CallbackContext context) throws MalformedMessageException {
        int outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            in.skip(tag);
        }
        in.leave(outer);
        return new Input.Healthcheck(context);
    }
}
