package io.stratos.host.run;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.LedgerOptions.Durability;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;

/// Opens the ledger of a backtest: volatile, because everything in it can be made again (DESIGN §5).
public final class LedgerDoor {
    private static final String FOLDER = "ledger";

    private LedgerDoor() {}

    /// Opens `ledger` under a data directory.
    ///
    /// A killed backtest leaves no clean stop; that is what resuming is for. A journal that is shorter than
    /// its mark, or
    /// another one, is never gone on with.
    ///
    /// @throws Refused with the ledger's code if it cannot be opened or must not be used
    public static RocksLedger open(Path data) throws Refused {
        return switch (RocksLedger.open(folder(data), LedgerOptions.of(Durability.VOLATILE))) {
            case OpenResult.Refused(var code, var detail) ->
                throw Refusal.of(code, "the ledger cannot be opened: " + detail)
                        .at(data.toString())
                        .refused();
            case OpenResult.Opened opened -> {
                var mark = opened.report().mark().code();
                if (mark != ReasonCode.OK) {
                    opened.ledger().close();
                    throw Refusal.of(mark, "the journal is not the one this directory held last")
                            .at(data.toString())
                            .refused();
                }
                yield opened.ledger();
            }
        };
    }

    /// Where the ledger of a data directory lies.
    public static Path folder(Path data) {
        return data.resolve(FOLDER);
    }
}
