package io.stratos.host.live.link;

import io.stratos.abi.model.InstanceId;
import java.util.List;

/// A turn whose record is committed, with what it wants: only now may the account hear of it (DESIGN §1).
///
/// @param isWord whether it is no turn, but what the instance has to say after its turn `cursor`: it goes
///     the way of the turns, so that it overtakes none
public record CommittedTurn(InstanceId instance, long cursor, List<TurnEffect> effects, boolean isWord) {
    public CommittedTurn {
        effects = List.copyOf(effects);
    }

    public static CommittedTurn of(InstanceId instance, long cursor, List<TurnEffect> effects) {
        return new CommittedTurn(instance, cursor, effects, false);
    }

    /// What an instance says behind everything it wanted so far.
    public static CommittedTurn word(InstanceId instance, long cursor, TurnEffect effect) {
        return new CommittedTurn(instance, cursor, List.of(effect), true);
    }
}
