package io.stratos.host.lane;

import io.stratos.abi.model.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// The configuration of an instance after each of its turns (SPEC M-26): a guest that starts at a checkpoint is given
/// the values that held there, and hears of later changes by the deliveries that follow.
///
/// Its lane writes, and so does who starts it; whoever makes a guest reads.
public final class ConfigHistory {
    /// People and scripts make changes; more than this between the checkpoints that are kept is no configuration.
    public static final int SWITCHES_MAX = 4_096;

    /// What stays when old ones are forgotten, so that this is seldom looked for.
    private static final int KEPT = SWITCHES_MAX / 2;

    private final List<ConfigValue> first;
    private final ConcurrentSkipListMap<Long, List<ConfigValue>> switches = new ConcurrentSkipListMap<>();

    /// @param first what holds before any switch
    ConfigHistory(List<ConfigValue> first) {
        this.first = first;
    }

    /// From the end of that turn on these values hold, each field once, in the order of the schema.
    public void switchTo(long cursor, List<ConfigValue> values) {
        switches.put(cursor, List.copyOf(values));
    }

    /// Whether there is no room for another switch.
    public boolean isFull() {
        return switches.size() >= SWITCHES_MAX;
    }

    /// Forgets the oldest, but for the very first and what a guest may be asked for that starts at a checkpoint which
    /// is
    /// kept.
    ///
    /// @param checkpoint the oldest of them, 0 without one
    /// @return turns whose switches nobody needs any more
    public List<Long> forget(long checkpoint) {
        var forgotten = new ArrayList<Long>();
        Long holds = switches.floorKey(checkpoint);
        for (var at = switches.isEmpty() ? null : switches.higherKey(switches.firstKey());
                at != null && holds != null && at < holds && switches.size() > KEPT;
                at = switches.higherKey(at)) {
            switches.remove(at);
            forgotten.add(at);
        }
        return forgotten;
    }

    /// The guest failed on it: that turn changed nothing.
    public void takeBack(long cursor) {
        switches.remove(cursor);
    }

    /// What holds after that turn.
    public List<ConfigValue> at(long cursor) {
        Map.Entry<Long, List<ConfigValue>> entry = switches.floorEntry(cursor);
        return entry == null ? first : entry.getValue();
    }
}
