package io.stratos.host.tape;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Where everything stands in a tape file. All numbers are little-endian.
///
/// ```
/// header   magic "STRATAPE" | version u32 | header bytes u32 | kind u32 | record bytes u32 | count u64
///          | price scale u8 | qty scale u8 | instruments u16 | per instrument: five texts, each u8 length + ASCII
/// records  count × record bytes
/// footer   SHA-256 of everything before it, 32 bytes
/// ```
final class TapeLayout {

    static final byte[] MAGIC = {'S', 'T', 'R', 'A', 'T', 'A', 'P', 'E'};
    static final int VERSION = 1;
    static final int FOOTER_BYTES = 32;

    /// A tape of one run needs few; the bound keeps a damaged header from allocating.
    static final int INSTRUMENTS_MAX = 1_024;

    static final int HEADER_BYTES_MAX = 40 + INSTRUMENTS_MAX * 5 * 65;

    // Fixed part of the header.
    static final int VERSION_AT = 8;
    static final int HEADER_BYTES_AT = 12;
    static final int KIND_AT = 16;
    static final int RECORD_BYTES_AT = 20;
    static final int COUNT_AT = 24;
    static final int PRICE_SCALE_AT = 32;
    static final int QTY_SCALE_AT = 33;
    static final int INSTRUMENTS_AT = 34;
    static final int FIXED_BYTES = 36;

    // Every record.
    static final int EVENT_TIME = 0;
    static final int SEQUENCE = 8;
    static final int INSTRUMENT = 16;
    static final int QUALITY = 18;
    static final int AGGRESSOR = 19;
    static final int RESERVED = 20;

    // A trade.
    static final int TRADE_ID = 24;
    static final int PRICE = 32;
    static final int QTY = 40;

    // A bar; its event time is its end.
    static final int TRADE_COUNT = 24;
    static final int OPEN = 32;
    static final int HIGH = 40;
    static final int LOW = 48;
    static final int CLOSE = 56;
    static final int VOLUME = 64;
    static final int INTERVAL = 72;

    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private TapeLayout() {}
}
