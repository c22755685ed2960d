package io.stratos.abi.wire;

import com.google.protobuf.ByteString;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.abi.wire.proto.Context;
import io.stratos.abi.wire.proto.HealthcheckInput;
import io.stratos.abi.wire.proto.InitInput;
import io.stratos.abi.wire.proto.RestoredState;
import io.stratos.abi.wire.proto.ShutdownInput;
import io.stratos.abi.wire.proto.TimerEvent;
import java.util.ArrayList;

/// Inputs, generated code ⇄ model.
public final class InputMapping {

    private InputMapping() {}

    public static io.stratos.abi.wire.proto.Input toProto(Input input) {
        var out = io.stratos.abi.wire.proto.Input.newBuilder().setContext(context(input.context()));
        switch (input) {
            case Input.Init init -> out.setInit(init(init));
            case Input.OnEvent on -> out.setEvent(EventMapping.toProto(on.event()));
            case Input.OnTimer on ->
                out.setTimer(TimerEvent.newBuilder().setTimerId(on.timerId()).setDueTimeNs(on.dueTimeNanos()));
            case Input.Shutdown shutdown ->
                out.setShutdown(ShutdownInput.newBuilder().setReasonValue(ValueMapping.number(shutdown.reason())));
            case Input.Healthcheck _ -> out.setHealthcheck(HealthcheckInput.getDefaultInstance());
        }
        return out.build();
    }

    /// Takes over an input.
    ///
    /// @throws MalformedMessageException if the model cannot hold it
    public static Input toModel(io.stratos.abi.wire.proto.Input input) throws MalformedMessageException {
        if (!input.hasContext()) {
            throw MalformedMessageException.instance();
        }
        var context = context(input.getContext());
        return switch (input.getCallbackCase()) {
            case INIT -> init(context, input.getInit());
            case EVENT -> new Input.OnEvent(context, EventMapping.toModel(input.getEvent()));
            case TIMER ->
                new Input.OnTimer(
                        context, input.getTimer().getTimerId(), input.getTimer().getDueTimeNs());
            case SHUTDOWN ->
                new Input.Shutdown(
                        context, ShutdownReason.ofNumber(input.getShutdown().getReasonValue()));
            case HEALTHCHECK -> new Input.Healthcheck(context);
            case CALLBACK_NOT_SET -> throw MalformedMessageException.instance();
        };
    }

    private static Context context(CallbackContext context) {
        return Context.newBuilder()
                .setCursor(context.cursor())
                .setNowNs(context.nowNanos())
                .setRandomSeed(context.randomSeed())
                .setSafetyValue(context.safety().number())
                .setCheckpointDue(context.checkpointDue())
                .build();
    }

    private static CallbackContext context(Context context) throws MalformedMessageException {
        return new CallbackContext(
                context.getCursor(),
                context.getNowNs(),
                context.getRandomSeed(),
                WireReader.require(SafetyState.ofNumber(context.getSafetyValue())),
                context.getCheckpointDue());
    }

    private static InitInput init(Input.Init init) {
        var out = InitInput.newBuilder()
                .setContractMajor(init.contractMajor())
                .setContractMinor(init.contractMinor())
                .setStrategyId(init.strategyId())
                .setInstanceId(init.instanceId());
        init.instruments().forEach(instrument -> out.addInstruments(ValueMapping.toProto(instrument)));
        init.config().forEach(value -> out.addConfig(ValueMapping.toProto(value)));
        var restored = init.restoredState();
        if (restored != null) {
            out.setRestoredState(RestoredState.newBuilder()
                    .setSchemaVersion(restored.schemaVersion())
                    .setCursor(restored.cursor())
                    .setState(ByteString.copyFrom(restored.state())));
        }
        return out.build();
    }

    private static Input init(CallbackContext context, InitInput init) throws MalformedMessageException {
        var instruments = new ArrayList<Instrument>();
        for (var instrument : init.getInstrumentsList()) {
            instruments.add(ValueMapping.toModel(instrument));
        }
        var restored = init.getRestoredState();
        return new Input.Init(
                context,
                init.getContractMajor(),
                init.getContractMinor(),
                init.getStrategyId(),
                init.getInstanceId(),
                instruments,
                ValueMapping.configToModel(init.getConfigList()),
                init.hasRestoredState()
                        ? new Input.RestoredState(
                                restored.getSchemaVersion(),
                                restored.getCursor(),
                                restored.getState().toByteArray())
                        : null);
    }
}
