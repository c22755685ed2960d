package io.stratos.host.live;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.duty.PendingSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// A bell for each instance, and for each lane the set in which those of its instances are noted that rang: by their
/// place in the plan's order among the lane's own.
final class LaneBells {
    private final Map<Lane, PendingSet> rung = new EnumMap<>(Lane.class);
    private final Map<InstanceId, Bell> bells = new HashMap<>();

    LaneBells(LivePlan plan) {
        for (var lane : Lane.values()) {
            var own = plan.instances().stream()
                    .filter(one -> one.descriptor().capabilities().lane() == lane)
                    .toList();
            var set = new PendingSet(Math.max(1, own.size()));
            rung.put(lane, set);
            for (int i = 0; i < own.size(); i++) {
                int place = i;
                bells.put(own.get(i).id(), () -> set.add(place));
            }
        }
    }

    Bell of(InstanceId instance) {
        return bells.getOrDefault(instance, Bell.NONE);
    }

    PendingSet of(Lane lane) {
        return rung.getOrDefault(lane, new PendingSet(1));
    }
}
