package io.stratos.abi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.wire.proto.StrategyDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Descriptors both ways, and what is no descriptor.
@Tag("M-1")
class DescriptorMappingTest {
    private static final int MESSAGES = 2_000;

    @Test
    void aDescriptorTheModelHoldsIsWrittenAsItWasRead() throws InvalidProtocolBufferException {
        int accepted = 0;
        for (long seed = 0; seed < MESSAGES; seed++) {
            var read = random(seed, 0);
            var model = modelOf(read);
            if (model != null) {
                assertThat(DescriptorMapping.toProto(model)).as("seed=%d", seed).isEqualTo(read);
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(MESSAGES / 100);
    }

    @Test
    void aPartAnEnumOrATypeThatIsMissingIsMalformed() throws InvalidProtocolBufferException, MalformedMessageException {
        var good = good();
        assertThat(DescriptorMapping.toModel(good)).isNotNull();
        malformed(good.toBuilder().clearCapabilities().build());
        malformed(good.toBuilder().clearResources().build());
        malformed(good.toBuilder().clearIoContracts().build());
        malformed(good.toBuilder().clearRuntimeKind().build());
        malformed(good.toBuilder().setInstanceModelValue(9).build());
        malformed(good.toBuilder()
                .setCapabilities(good.getCapabilities().toBuilder().addEventsValue(99))
                .build());
        malformed(good.toBuilder()
                .setResources(good.getResources().toBuilder().clearOutput())
                .build());
        malformed(good.toBuilder()
                .addConfigSchema(good.getConfigSchema(0).toBuilder().setName("not an identifier"))
                .build());
    }

    private static void malformed(StrategyDescriptor descriptor) {
        assertThatThrownBy(() -> DescriptorMapping.toModel(descriptor)).isSameAs(MalformedMessageException.instance());
    }

    private static StrategyDescriptor good() throws InvalidProtocolBufferException {
        for (long seed = 0; seed < MESSAGES; seed++) {
            var full = StrategyDescriptor.parseFrom(new RandomMessages(seed, 0)
                    .nextFull(Contract.message("stratos.abi.v1.StrategyDescriptor"), 0)
                    .toByteArray());
            if (modelOf(full) != null) {
                return full;
            }
        }
        throw new IllegalStateException("Invariant: some seed gives a descriptor");
    }

    private static io.stratos.abi.model.@Nullable StrategyDescriptor modelOf(StrategyDescriptor descriptor) {
        try {
            return DescriptorMapping.toModel(descriptor);
        } catch (MalformedMessageException _) { // an unspecified enum, or a part left out
            return null;
        }
    }

    private static StrategyDescriptor random(long seed, int oddPercent) throws InvalidProtocolBufferException {
        return StrategyDescriptor.parseFrom(new RandomMessages(seed, oddPercent)
                .next(Contract.message("stratos.abi.v1.StrategyDescriptor"))
                .toByteArray());
    }
}
