package io.stratos.host.lane;

import io.stratos.abi.identity.CanonicalIntent;
import io.stratos.abi.identity.IntentsDigest;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The intents that an instance emitted, before the gate: their canonical bodies and the digest over all of
/// them (DESIGN §3).
final class EmittedIntents {
    private final List<Instrument> instruments;
    private final IntentsDigest digest = new IntentsDigest();
    private final CanonicalIntent canonical = new CanonicalIntent();

    EmittedIntents(List<Instrument> instruments) {
        this.instruments = instruments;
    }

    void add(long cursor, int ordinal, Intent intent) {
        digest.update(cursor, ordinal, canonical(intent));
    }

    String digest() {
        return digest.hex();
    }

    /// The canonical body of an intent; valid until the next call.
    CanonicalIntent canonical(Intent intent) {
        return canonical.set(intent, instrumentOf(intent));
    }

    private @Nullable Instrument instrumentOf(Intent intent) {
        int id = switch (intent) {
            case Intent.Order order -> order.instrument();
            case Intent.Position position -> position.instrument();
            case Intent.RiskHint hint -> hint.instrument();
            case Intent.Cancel _, Intent.Amend _, Intent.Alert _, Intent.NoOp _ -> 0;
        };
        for (var instrument : instruments) {
            if (instrument.id() == id) {
                return instrument;
            }
        }
        return null;
    }
}
