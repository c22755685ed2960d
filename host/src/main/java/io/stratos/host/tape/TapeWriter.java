package io.stratos.host.tape;

import io.stratos.abi.model.Side;
import io.stratos.host.document.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes a tape: header at once, then exactly the promised records, then the hash.
final class TapeWriter {

    private final TapeHeader header;
    private final OutputStream out;
    private final DigestOutputStream hashed;
    private final byte[] record;
    private final MemorySegment view;
    private long written;

    TapeWriter(TapeHeader header, OutputStream out) throws IOException {
        this.header = header;
        this.out = out;
        this.hashed = new DigestOutputStream(out, Sha256.digest());
        this.record = new byte[header.kind().recordBytes()];
        this.view = MemorySegment.ofArray(record);
        hashed.write(encode(header));
    }

    /// Writes a trade.
    ///
    /// @param instrument index into the header's instruments
    void trade(
            long eventTimeNanos,
            long sequence,
            int instrument,
            int quality,
            long priceUnits,
            long qtyUnits,
            @Nullable Side aggressor,
            long tradeId)
            throws IOException {
        begin(eventTimeNanos, sequence, instrument, quality);
        view.set(TapeLayout.BYTE, TapeLayout.AGGRESSOR, (byte) (aggressor == null ? 0 : aggressor.number()));
        view.set(TapeLayout.LONG, TapeLayout.TRADE_ID, tradeId);
        view.set(TapeLayout.LONG, TapeLayout.PRICE, priceUnits);
        view.set(TapeLayout.LONG, TapeLayout.QTY, qtyUnits);
        end();
    }

    /// Writes a bar.
    ///
    /// @param endTimeNanos the bar's end, which is its event time
    /// @param instrument index into the header's instruments
    void bar(
            long endTimeNanos,
            long sequence,
            int instrument,
            int quality,
            long openUnits,
            long highUnits,
            long lowUnits,
            long closeUnits,
            long volumeUnits,
            long intervalNanos,
            long tradeCount)
            throws IOException {
        begin(endTimeNanos, sequence, instrument, quality);
        view.set(TapeLayout.LONG, TapeLayout.TRADE_COUNT, tradeCount);
        view.set(TapeLayout.LONG, TapeLayout.OPEN, openUnits);
        view.set(TapeLayout.LONG, TapeLayout.HIGH, highUnits);
        view.set(TapeLayout.LONG, TapeLayout.LOW, lowUnits);
        view.set(TapeLayout.LONG, TapeLayout.CLOSE, closeUnits);
        view.set(TapeLayout.LONG, TapeLayout.VOLUME, volumeUnits);
        view.set(TapeLayout.LONG, TapeLayout.INTERVAL, intervalNanos);
        end();
    }

    /// Copies the record a cursor of a tape with an equal layout stands on.
    void copy(TapeCursor cursor) throws IOException {
        cursor.copyTo(record);
        end();
    }

    /// Writes the hash. Without it the file is no tape.
    void finish() throws IOException {
        if (written != header.count()) {
            throw new IllegalStateException(
                    "Invariant: a tape holds what its header says, got=" + written + " expected=" + header.count());
        }
        hashed.flush();
        out.write(hashed.getMessageDigest().digest());
        out.flush();
    }

    private void begin(long eventTimeNanos, long sequence, int instrument, int quality) {
        Arrays.fill(record, (byte) 0);
        view.set(TapeLayout.LONG, TapeLayout.EVENT_TIME, eventTimeNanos);
        view.set(TapeLayout.LONG, TapeLayout.SEQUENCE, sequence);
        view.set(TapeLayout.SHORT, TapeLayout.INSTRUMENT, (short) instrument);
        view.set(TapeLayout.BYTE, TapeLayout.QUALITY, (byte) quality);
    }

    private void end() throws IOException {
        hashed.write(record);
        written++;
    }

    private static byte[] encode(TapeHeader header) throws IOException {
        var texts = new ByteArrayOutputStream();
        for (var instrument : header.instruments()) {
            writeText(texts, instrument.venue());
            writeText(texts, instrument.market());
            writeText(texts, instrument.symbol());
            writeText(texts, instrument.baseAsset());
            writeText(texts, instrument.quoteAsset());
        }
        var bytes = Arrays.copyOf(TapeLayout.MAGIC, TapeLayout.FIXED_BYTES + texts.size());
        System.arraycopy(texts.toByteArray(), 0, bytes, TapeLayout.FIXED_BYTES, texts.size());
        var view = MemorySegment.ofArray(bytes);
        view.set(TapeLayout.INT, TapeLayout.VERSION_AT, TapeLayout.VERSION);
        view.set(TapeLayout.INT, TapeLayout.HEADER_BYTES_AT, bytes.length);
        view.set(TapeLayout.INT, TapeLayout.KIND_AT, header.kind().eventKind().number());
        view.set(TapeLayout.INT, TapeLayout.RECORD_BYTES_AT, header.kind().recordBytes());
        view.set(TapeLayout.LONG, TapeLayout.COUNT_AT, header.count());
        view.set(TapeLayout.BYTE, TapeLayout.PRICE_SCALE_AT, (byte) header.priceScale());
        view.set(TapeLayout.BYTE, TapeLayout.QTY_SCALE_AT, (byte) header.qtyScale());
        view.set(TapeLayout.SHORT, TapeLayout.INSTRUMENTS_AT, (short)
                header.instruments().size());
        return bytes;
    }

    private static void writeText(OutputStream texts, String text) throws IOException {
        texts.write(text.length());
        texts.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
