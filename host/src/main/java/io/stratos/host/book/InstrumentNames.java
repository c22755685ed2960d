package io.stratos.host.book;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
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

    public static byte[] encode(List<Instrument> instruments) {
        var out = RowBytes.writer();
        out.varint(instruments.size());
        for (var instrument : instruments) {
            out.varint(instrument.id());
            out.rawText(instrument.symbol());
        }
        return out.toByteArray();
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
