package io.stratos.host.live.lane;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.rows.DamagedRowException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Configurations as rows, exact to the scale of each decimal: the contract's own message, as a guest is
/// told it.
final class ConfigRows {
    private static final CallbackContext NO_CONTEXT = new CallbackContext(0, 0, 0, SafetyState.NORMAL, false);

    private ConfigRows() {}

    static byte[] encode(long version, List<ConfigValue> values) {
        var event = new Event(new EventHeader(0, 0, 0, 0, 0, 0), new EventBody.ConfigUpdate(version, values));
        var out = new WireWriter(512);
        InputEncoder.encode(new Input.OnEvent(NO_CONTEXT, event), out);
        return out.toByteArray();
    }

    static EventBody.ConfigUpdate decode(byte[] row) {
        try {
            if (InputDecoder.decode(row, 0, row.length) instanceof Input.OnEvent given
                    && given.event().body() instanceof EventBody.ConfigUpdate config) {
                return config;
            }
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("configuration", damaged);
        }
        throw new IllegalStateException("Invariant: a configuration's row holds a configuration");
    }

    /// Those values with some of them replaced, in the same order.
    static List<ConfigValue> with(List<ConfigValue> values, List<ConfigValue> changes) {
        var merged = new ArrayList<ConfigValue>(values.size());
        for (var value : values) {
            var change = find(changes, value.name());
            merged.add(change == null ? value : change);
        }
        return merged;
    }

    static @Nullable ConfigValue find(List<ConfigValue> values, String name) {
        for (var value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return null;
    }
}
