package io.stratos.host.tape;

import static io.stratos.host.tape.TapeLayout.BYTE;
import static io.stratos.host.tape.TapeLayout.INT;
import static io.stratos.host.tape.TapeLayout.LONG;
import static io.stratos.host.tape.TapeLayout.SHORT;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a tape's header and holds the file's length against it.
final class TapeHeaderReader {

    private final String name;
    private final MemorySegment content;
    private int at = TapeLayout.FIXED_BYTES;

    TapeHeaderReader(String name, MemorySegment content) {
        this.name = name;
        this.content = content;
    }

    TapeHeader read() throws Refused {
        requireMagic();
        requireLength(TapeLayout.FIXED_BYTES + TapeLayout.FOOTER_BYTES);
        require("version", content.get(INT, TapeLayout.VERSION_AT), TapeLayout.VERSION);
        var kind = TapeKind.ofNumber(content.get(INT, TapeLayout.KIND_AT));
        if (kind == null) {
            throw format("unknown kind of record", content.get(INT, TapeLayout.KIND_AT), "a trade or bar");
        }
        require("record length", content.get(INT, TapeLayout.RECORD_BYTES_AT), kind.recordBytes());
        int headerBytes = content.get(INT, TapeLayout.HEADER_BYTES_AT);
        if (headerBytes < TapeLayout.FIXED_BYTES || headerBytes > TapeLayout.HEADER_BYTES_MAX) {
            throw format("header length", headerBytes, "at most " + TapeLayout.HEADER_BYTES_MAX);
        }
        long count = content.get(LONG, TapeLayout.COUNT_AT);
        if (count < 0 || count > Long.MAX_VALUE / kind.recordBytes() / 2) {
            throw format("number of records", count, "what the file can hold");
        }
        long length = headerBytes + count * kind.recordBytes() + TapeLayout.FOOTER_BYTES;
        requireLength(length);
        if (content.byteSize() > length) {
            throw format("bytes after the end", content.byteSize(), length);
        }
        return new TapeHeader(
                kind,
                count,
                scale(TapeLayout.PRICE_SCALE_AT),
                scale(TapeLayout.QTY_SCALE_AT),
                instruments(headerBytes));
    }

    private void requireMagic() throws Refused {
        long comparable = Math.min(content.byteSize(), TapeLayout.MAGIC.length);
        for (int i = 0; i < comparable; i++) {
            if (content.get(BYTE, i) != TapeLayout.MAGIC[i]) {
                throw Refusal.of(ReasonCode.DAT_TAPE_FORMAT, "the file is not a StratOS tape")
                        .at(name)
                        .fix("import it first: stratos tape import --format F " + name + " OUT")
                        .refused();
            }
        }
    }

    private void requireLength(long least) throws Refused {
        if (content.byteSize() < least) {
            throw Refusal.of(ReasonCode.DAT_TAPE_TRUNCATED, "the tape is cut off")
                    .at(name)
                    .got(content.byteSize() + " bytes", least)
                    .refused();
        }
    }

    private int scale(int where) throws Refused {
        int scale = content.get(BYTE, where);
        if (scale < 0 || scale > Decimal.SCALE_MAX) {
            throw format("scale", scale, "0 to " + Decimal.SCALE_MAX);
        }
        return scale;
    }

    private List<TapeInstrument> instruments(int headerBytes) throws Refused {
        int count = Short.toUnsignedInt(content.get(SHORT, TapeLayout.INSTRUMENTS_AT));
        if (count == 0 || count > TapeLayout.INSTRUMENTS_MAX) {
            throw format("number of instruments", count, "1 to " + TapeLayout.INSTRUMENTS_MAX);
        }
        var instruments = new ArrayList<TapeInstrument>(count);
        try {
            for (int i = 0; i < count; i++) {
                instruments.add(new TapeInstrument(
                        text(headerBytes), text(headerBytes), text(headerBytes), text(headerBytes), text(headerBytes)));
            }
        } catch (IllegalArgumentException notAnIdentifier) {
            throw format("instrument", "a name that is no identifier", "[A-Za-z0-9._-]{1,64}");
        }
        if (at != headerBytes) {
            throw format("header length", headerBytes, at);
        }
        return instruments;
    }

    private String text(int headerBytes) throws Refused {
        if (at >= headerBytes) {
            throw format("header", "too short for its instruments", headerBytes + " bytes");
        }
        int length = Byte.toUnsignedInt(content.get(BYTE, at));
        if (at + 1 + length > headerBytes) {
            throw format("header", "too short for its instruments", headerBytes + " bytes");
        }
        var text = new String(content.asSlice(at + 1, length).toArray(BYTE), StandardCharsets.ISO_8859_1);
        at += 1 + length;
        return text;
    }

    private void require(String what, int got, int expected) throws Refused {
        if (got != expected) {
            throw format(what, got, expected);
        }
    }

    private Refused format(String what, Object got, Object expected) {
        return Refusal.of(ReasonCode.DAT_TAPE_FORMAT, "the tape's header is wrong: " + what)
                .at(name)
                .got(got, expected)
                .refused();
    }
}
