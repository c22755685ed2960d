package io.stratos.abi.wire;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.InstanceModel;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.Numbered;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.wire.proto.Capabilities;
import io.stratos.abi.wire.proto.IoContracts;
import io.stratos.abi.wire.proto.OutputLimits;
import io.stratos.abi.wire.proto.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Descriptors, generated code ⇄ model. Part, enum or type that is left out or unknown is malformed;
/// whether the values make sense is for admission to say.
public final class DescriptorMapping {

    private DescriptorMapping() {}

    public static io.stratos.abi.wire.proto.StrategyDescriptor toProto(StrategyDescriptor descriptor) {
        var out = io.stratos.abi.wire.proto.StrategyDescriptor.newBuilder()
                .setStrategyId(descriptor.strategyId())
                .setStrategyVersion(descriptor.strategyVersion())
                .setRuntimeKindValue(descriptor.runtimeKind().number())
                .setInstanceModelValue(descriptor.instanceModel().number())
                .setCapabilities(capabilities(descriptor.capabilities()))
                .setResources(resources(descriptor.resources()))
                .setStateSchemaVersion(descriptor.stateSchemaVersion())
                .setIoContracts(IoContracts.newBuilder()
                        .setEventContract(descriptor.ioContracts().eventContract())
                        .setIntentContract(descriptor.ioContracts().intentContract()))
                .setBinaryHash(descriptor.binaryHash())
                .addAllTelemetryTags(descriptor.telemetryTags());
        descriptor.configSchema().forEach(field -> out.addConfigSchema(field(field)));
        return out.build();
    }

    /// Takes over a descriptor.
    ///
    /// @throws MalformedMessageException if the model cannot hold it
    public static StrategyDescriptor toModel(io.stratos.abi.wire.proto.StrategyDescriptor descriptor)
            throws MalformedMessageException {
        if (!descriptor.hasCapabilities() || !descriptor.hasResources() || !descriptor.hasIoContracts()) {
            throw MalformedMessageException.instance();
        }
        var schema = new ArrayList<ConfigField>();
        for (var field : descriptor.getConfigSchemaList()) {
            schema.add(field(field));
        }
        var contracts = descriptor.getIoContracts();
        return new StrategyDescriptor(
                descriptor.getStrategyId(),
                descriptor.getStrategyVersion(),
                WireReader.require(RuntimeKind.ofNumber(descriptor.getRuntimeKindValue())),
                WireReader.require(InstanceModel.ofNumber(descriptor.getInstanceModelValue())),
                capabilities(descriptor.getCapabilities()),
                resources(descriptor.getResources()),
                descriptor.getStateSchemaVersion(),
                schema,
                new StrategyDescriptor.IoContracts(contracts.getEventContract(), contracts.getIntentContract()),
                descriptor.getBinaryHash(),
                descriptor.getTelemetryTagsList());
    }

    private static Capabilities capabilities(StrategyDescriptor.Capabilities capabilities) {
        return Capabilities.newBuilder()
                .addAllEventsValue(numbers(capabilities.events()))
                .addAllOrderTypesValue(numbers(capabilities.orderTypes()))
                .addAllVenues(capabilities.venues())
                .addAllSymbols(capabilities.symbols())
                .setExternalCalls(capabilities.externalCalls())
                .setLaneValue(capabilities.lane().number())
                .build();
    }

    private static StrategyDescriptor.Capabilities capabilities(Capabilities capabilities)
            throws MalformedMessageException {
        return new StrategyDescriptor.Capabilities(
                named(capabilities.getEventsValueList(), EventKind::ofNumber),
                named(capabilities.getOrderTypesValueList(), OrderType::ofNumber),
                capabilities.getVenuesList(),
                capabilities.getSymbolsList(),
                capabilities.getExternalCalls(),
                WireReader.require(Lane.ofNumber(capabilities.getLaneValue())));
    }

    private static Resources resources(StrategyDescriptor.Resources resources) {
        var output = resources.output();
        return Resources.newBuilder()
                .setCpuMillis(resources.cpuMillis())
                .setMemoryBytes(resources.memoryBytes())
                .setThreads(resources.threads())
                .setCallbackTimeoutNs(resources.callbackTimeoutNanos())
                .setQueueLimit(resources.queueLimit())
                .setOutput(OutputLimits.newBuilder()
                        .setIntentsPerSecond(output.intentsPerSecond())
                        .setIntentsPerEvent(output.intentsPerEvent())
                        .setIntentsPerInstance(output.intentsPerInstance())
                        .setLogBytesPerSecond(output.logBytesPerSecond())
                        .setLogBytesPerEvent(output.logBytesPerEvent())
                        .setLogBytesPerInstance(output.logBytesPerInstance()))
                .setFuelPerCallback(resources.fuelPerCallback())
                .build();
    }

    private static StrategyDescriptor.Resources resources(Resources resources) throws MalformedMessageException {
        if (!resources.hasOutput()) {
            throw MalformedMessageException.instance();
        }
        var output = resources.getOutput();
        return new StrategyDescriptor.Resources(
                resources.getCpuMillis(),
                resources.getMemoryBytes(),
                resources.getThreads(),
                resources.getCallbackTimeoutNs(),
                resources.getQueueLimit(),
                new StrategyDescriptor.OutputLimits(
                        output.getIntentsPerSecond(),
                        output.getIntentsPerEvent(),
                        output.getIntentsPerInstance(),
                        output.getLogBytesPerSecond(),
                        output.getLogBytesPerEvent(),
                        output.getLogBytesPerInstance()),
                resources.getFuelPerCallback());
    }

    private static io.stratos.abi.wire.proto.ConfigField field(ConfigField field) {
        var out = io.stratos.abi.wire.proto.ConfigField.newBuilder()
                .setName(field.name())
                .setTypeValue(field.type().number())
                .setUnit(field.unit())
                .setRequired(field.required())
                .addAllChoices(field.choices())
                .setUpdatable(field.updatable());
        var defaultValue = field.defaultValue();
        if (defaultValue != null) {
            out.setDefaultValue(ValueMapping.toProto(defaultValue));
        }
        var minimum = field.minimum();
        if (minimum != null) {
            out.setMinimum(ValueMapping.toProto(minimum));
        }
        var maximum = field.maximum();
        if (maximum != null) {
            out.setMaximum(ValueMapping.toProto(maximum));
        }
        return out.build();
    }

    private static ConfigField field(io.stratos.abi.wire.proto.ConfigField field) throws MalformedMessageException {
        try {
            return new ConfigField(
                    field.getName(),
                    WireReader.require(ConfigType.ofNumber(field.getTypeValue())),
                    field.getUnit(),
                    field.getRequired(),
                    field.hasDefaultValue() ? ValueMapping.toModel(field.getDefaultValue()) : null,
                    field.hasMinimum() ? ValueMapping.toModel(field.getMinimum()) : null,
                    field.hasMaximum() ? ValueMapping.toModel(field.getMaximum()) : null,
                    field.getChoicesList(),
                    field.getUpdatable());
        } catch (IllegalArgumentException _) { // the record's own check: the name is no identifier
            throw MalformedMessageException.instance();
        }
    }

    private static List<Integer> numbers(List<? extends Numbered> values) {
        return values.stream().map(Numbered::number).toList();
    }

    private static <E> List<E> named(List<Integer> numbers, IntFunction<@Nullable E> ofNumber)
            throws MalformedMessageException {
        var list = new ArrayList<E>();
        for (int number : numbers) {
            list.add(WireReader.require(ofNumber.apply(number)));
        }
        return list;
    }
}
