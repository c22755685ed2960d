package io.stratos.host.book;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the numbers of instruments stand for, as a live host keeps it beside its journal: who reads the directory later
/// has no market to ask.
public final class InstrumentNames {

    private static final byte[] KEY = "instruments".getBytes(StandardCharsets.US_ASCII);

    private InstrumentNames() {}

    /// The key of the row, in `Table.META`.
    public static byte[] key() {
        return KEY.clone();
    }

    /// The row of a host that trades these: what was ever traded keeps its number, and nothing else gets it.
    public static byte[] encode(LedgerReader reader, List<Instrument> instruments) {
        var names = read(reader);
        names.putAll(of(instruments));
        var out = RowBytes.writer();
        out.varint(names.size());
        names.forEach((id, symbol) -> {
            out.varint(id);
            out.rawText(symbol);
        });
        return out.toByteArray();
    }

    /// Looks whether every number stands for what it stood for: positions, orders and stops know no more.
    ///
    /// @throws Refused with `STA_RUN_MISMATCH` if one has another symbol than before
    public static void require(LedgerReader reader, List<Instrument> instruments) throws Refused {
        var before = read(reader);
        for (var instrument : instruments) {
            var symbol = before.getOrDefault(instrument.id(), instrument.symbol());
            if (!symbol.equals(instrument.symbol())) {
                throw Refusal.of(
                                ReasonCode.STA_RUN_MISMATCH,
                                "an instrument's number stands for another one in the data directory")
                        .at("instrument " + instrument.id())
                        .got(instrument.symbol(), symbol)
                        .fix("append new instruments at the end; one that is gone keeps its place;"
                                + " another tape or venue wants another --data")
                        .refused();
            }
        }
    }

    /// Symbols by number.
    public static Map<Integer, String> of(List<Instrument> instruments) {
        var names = new LinkedHashMap<Integer, String>();
        instruments.forEach(instrument -> names.put(instrument.id(), instrument.symbol()));
        return names;
    }

    /// Symbols by number; empty where no live host wrote them.
    public static Map<Integer, String> read(LedgerReader reader) {
        var names = new LinkedHashMap<Integer, String>();
        var row = reader.get(Table.META, KEY);
        if (row == null) {
            return names;
        }
        try {
            var in = RowBytes.reader(row);
            for (long left = in.varint(); left > 0; left--) {
                names.put(in.varint32(), RowBytes.text(in));
            }
            return names;
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("instruments", damaged);
        }
    }
}
