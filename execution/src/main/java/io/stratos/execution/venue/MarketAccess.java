package io.stratos.execution.venue;

import io.stratos.abi.model.Instrument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a source of market data is opened with. It has no clock of its own: time enters with each poll.
///
/// @param settings as configured; the provider names each it does not know
/// @param folder what relative files of the settings are relative to
/// @param instruments what is traded; records name one of them, others are nobody's
/// @param afterRecord number of the last record that was handed over before, 0 for none: what comes next is the one
///     after it, and a source that cannot go back goes on with that number
public record MarketAccess(Map<String, String> settings, Path folder, List<Instrument> instruments, long afterRecord) {

    public MarketAccess {
        settings = Map.copyOf(settings);
        instruments = List.copyOf(instruments);
    }
}
