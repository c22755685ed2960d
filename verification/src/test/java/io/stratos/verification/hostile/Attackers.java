package io.stratos.verification.hostile;

import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.InstanceModel;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.StrategyDescriptor;
import java.util.List;

/// What attackers say of themselves: as little as admission lets pass.
final class Attackers {
    private Attackers() {}

    static StrategyDescriptor descriptor(HostileCase attack) {
        return new StrategyDescriptor(
                "attacker",
                "1.0.0",
                attack.kind(),
                InstanceModel.SINGLE,
                new StrategyDescriptor.Capabilities(
                        List.of(EventKind.TRADE),
                        List.of(OrderType.MARKET, OrderType.LIMIT),
                        List.of("*"),
                        List.of("*"),
                        false,
                        Lane.LL),
                new StrategyDescriptor.Resources(
                        100,
                        1 << 20,
                        1,
                        5_000_000,
                        1_024,
                        new StrategyDescriptor.OutputLimits(100, 10, 100_000, 0, 0, 0),
                        0),
                1,
                List.of(),
                new StrategyDescriptor.IoContracts("1.0", "1.0"),
                "00",
                List.of());
    }
}
