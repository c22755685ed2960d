package io.stratos.host.lane;

import io.stratos.abi.model.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// The configuration of an instance after each of its turns (SPEC M-26): a guest that starts at a checkpoint is given
/// the
/// values that held there, and hears of later changes by the deliveries that follow.
///
/// Its lane writes, and so does who starts it; whoever makes a guest reads.
public final class ConfigHistory {
    /// People and scripts make changes; more than this between the checkpoints that are kept is no configuration.
    static final int SWITCHES_MAX = 4_096;

    private final List<ConfigValue> first;
    private final ConcurrentSkipListMap<Long, List<ConfigValue>> switches = new ConcurrentSkipListMap<>();

    /// @param first what holds before any switch
    ConfigHistory(List<ConfigValue> first) {
        this.first = first;
    }

    /// From the end of that turn on these values hold, each field once, in the order of the schema.
    public void switchTo(long cursor, List<ConfigValue> values) {
        switches.put(cursor, List.copyOf(values));
        while (switches.size() > SWITCHES_MAX) {
            switches.pollFirstEntry();
        }
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
