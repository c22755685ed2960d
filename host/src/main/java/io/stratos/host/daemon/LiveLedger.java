package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.SeenEnd;
import io.stratos.host.live.TradingMode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.LedgerOptions.Durability;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;

/// Opens the ledger of a live host: durable, but for paper money (DESIGN §5).
///
/// @param mark what the high-water mark says; anything but `OK` means that this is not what the directory held last,
///     and the host starts in SAFE_MODE under a new lineage
public record LiveLedger(RocksLedger ledger, ReasonCode mark) {
    private static final String FOLDER = "ledger";

    /// What a committed group survives.
    public static Durability durability(TradingMode mode) {
        return mode == TradingMode.PAPER ? Durability.VOLATILE : Durability.DURABLE;
    }

    /// Opens `ledger` under a data directory.
    ///
    /// @throws Refused with the ledger's code if it cannot be opened
    public static LiveLedger open(Path data, TradingMode mode) throws Refused {
        return switch (RocksLedger.open(data.resolve(FOLDER), LedgerOptions.of(durability(mode)))) {
            case OpenResult.Refused(var code, var detail) ->
                throw Refusal.of(code, "the ledger cannot be opened: " + detail)
                        .at(data.toString())
                        .refused();
            case OpenResult.Opened opened -> {
                var mark = opened.report().mark().code();
                yield new LiveLedger(opened.ledger(), mark == ReasonCode.OK ? seen(data, opened.ledger()) : mark);
            }
        };
    }

    /// A folder that was put back whole brings its own mark with it.
    private static ReasonCode seen(Path data, RocksLedger ledger) throws Refused {
        try {
            return SeenEnd.compare(data, ledger.reader());
        } catch (Refused refused) {
            ledger.close();
            throw refused;
        }
    }
}
