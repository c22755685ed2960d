package io.stratos.abi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import io.stratos.abi.journal.Verdict;
import io.stratos.abi.model.AlertSeverity;
import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.InstanceModel;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.Numbered;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Regime;
import io.stratos.abi.model.RiskHintKind;
import io.stratos.abi.model.RiskKind;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The model's enums have the names and numbers of the contract, no more and no fewer.
@Tag("M-5")
class EnumsTest {
    /// Bits of a set, which the model keeps as constants.
    private static final String BITS = "QualityFlag";

    private static final List<Class<? extends Numbered>> MODEL = List.of(
            AlertSeverity.class,
            ConfigType.class,
            EventKind.class,
            ExecutionKind.class,
            HealthState.class,
            InstanceModel.class,
            Lane.class,
            Liquidity.class,
            OrderType.class,
            Regime.class,
            RiskHintKind.class,
            RiskKind.class,
            RuntimeKind.class,
            SafetyState.class,
            ShutdownReason.class,
            Side.class,
            TimeInForce.class,
            Verdict.class);

    @Test
    void everyEnumOfTheContractIsInTheModelWithTheSameNamesAndNumbers() {
        var contract = new TreeMap<String, Map<String, Integer>>();
        Contract.enums()
                .filter(type -> !type.getName().equals(BITS))
                .forEach(type -> contract.put(type.getName(), specified(type)));
        var model = new TreeMap<String, Map<String, Integer>>();
        MODEL.forEach(type -> model.put(type.getSimpleName(), values(type)));
        assertThat(model).isEqualTo(contract);
    }

    private static Map<String, Integer> specified(EnumDescriptor type) {
        var prefix = type.getName().replaceAll("(?<!^)([A-Z])", "_$1").toUpperCase(Locale.ROOT) + "_";
        return type.getValues().stream()
                .filter(value -> !value.getName().endsWith("_UNSPECIFIED"))
                .collect(Collectors.toMap(
                        value -> value.getName().substring(prefix.length()),
                        EnumValueDescriptor::getNumber,
                        (a, _) -> a,
                        TreeMap::new));
    }

    private static Map<String, Integer> values(Class<? extends Numbered> type) {
        Stream<? extends Numbered> constants = Arrays.stream(type.getEnumConstants());
        return constants.collect(Collectors.toMap(Object::toString, Numbered::number, (a, _) -> a, TreeMap::new));
    }
}
