package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import java.util.List;

/// A turn whose record is committed, with what it wants: only now may the account hear of it (DESIGN §1).
public record CommittedTurn(InstanceId instance, long cursor, List<TurnEffect> effects) {
    public CommittedTurn {
        effects = List.copyOf(effects);
    }
}
