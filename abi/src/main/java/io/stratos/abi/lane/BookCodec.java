package io.stratos.abi.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventBody.Level;
import java.util.ArrayList;
import java.util.List;

/// Messages `BookSnapshot` and `BookDelta`.
final class BookCodec {
    private static final int BIDS = (1 << 3) | WireType.LENGTH;
    private static final int ASKS = (2 << 3) | WireType.LENGTH;
    private static final int SNAPSHOT_LAST_ID = (3 << 3) | WireType.VARINT;
    private static final int DELTA_FIRST_ID = (3 << 3) | WireType.VARINT;
    private static final int DELTA_LAST_ID = (4 << 3) | WireType.VARINT;

    private static final int LEVEL_PRICE = (1 << 3) | WireType.LENGTH;
    private static final int LEVEL_QTY = (2 << 3) | WireType.LENGTH;

    private BookCodec() {}

    static void writeSnapshot(WireWriter out, int tag, EventBody.BookSnapshot book) {
        int mark = out.begin(tag);
        writeLevels(out, BIDS, book.bids());
        writeLevels(out, ASKS, book.asks());
        out.int64(SNAPSHOT_LAST_ID, book.lastUpdateId());
        out.end(mark);
    }

    static EventBody readSnapshot(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        var bids = new ArrayList<Level>();
        var asks = new ArrayList<Level>();
        long lastId = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case BIDS -> bids.add(readLevel(in));
                case ASKS -> asks.add(readLevel(in));
                case SNAPSHOT_LAST_ID -> lastId = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.BookSnapshot(bids, asks, lastId);
    }

    static void writeDelta(WireWriter out, int tag, EventBody.BookDelta delta) {
        int mark = out.begin(tag);
        writeLevels(out, BIDS, delta.bids());
        writeLevels(out, ASKS, delta.asks());
        out.int64(DELTA_FIRST_ID, delta.firstUpdateId());
        out.int64(DELTA_LAST_ID, delta.lastUpdateId());
        out.end(mark);
    }

    static EventBody readDelta(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        var bids = new ArrayList<Level>();
        var asks = new ArrayList<Level>();
        long firstId = 0;
        long lastId = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case BIDS -> bids.add(readLevel(in));
                case ASKS -> asks.add(readLevel(in));
                case DELTA_FIRST_ID -> firstId = in.varint();
                case DELTA_LAST_ID -> lastId = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.BookDelta(bids, asks, firstId, lastId);
    }

    private static void writeLevels(WireWriter out, int tag, List<Level> levels) {
        for (int i = 0; i < levels.size(); i++) { // no iterator: called per event
            var level = levels.get(i);
            int mark = out.begin(tag);
            DecimalCodec.write(out, LEVEL_PRICE, level.price());
            DecimalCodec.write(out, LEVEL_QTY, level.qty());
            out.end(mark);
        }
    }

    private static Level readLevel(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        Decimal price = null;
        Decimal qty = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case LEVEL_PRICE -> price = DecimalCodec.read(in, price);
                case LEVEL_QTY -> qty = DecimalCodec.read(in, qty);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Level(WireReader.require(price), WireReader.require(qty));
    }
}
