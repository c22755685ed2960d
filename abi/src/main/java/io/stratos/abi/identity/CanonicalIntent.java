package io.stratos.abi.identity;

import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Numbered;
import io.stratos.abi.model.RiskContext;
import org.jspecify.annotations.Nullable;

/// The one byte form of what an intent asks for, without who asks (DESIGN §3).
///
/// Fixed layout, so that it never changes with the contract's encoding: format (1), kind (the body's
/// field number in `Intent`), then the fields below in their order, then the risk context. Numbers are
/// eight bytes little-endian, enums and flags one byte, absent ones 0. A decimal is its scale (0xFF:
/// absent) and its units after trailing zeros are gone, so 1.0 and 1.00 are the same. An instrument is
/// `venue/market/symbol`, or `#number` where the host knows none by that number. A cancel or amend
/// names its target by cursor and ordinal.
///
/// Reusable: each [#set] replaces the bytes. One thread at a time.
public final class CanonicalIntent {
    private static final int FORMAT = 1;
    private static final int ABSENT = 0xFF;
    private static final int CAPACITY = 256;

    private final WireWriter out = new WireWriter(CAPACITY);

    /// Writes an intent.
    ///
    /// @param instrument what the intent's instrument number stands for; null if it concerns none or
    ///     the number is unknown
    public CanonicalIntent set(Intent intent, @Nullable Instrument instrument) {
        out.reset();
        out.rawByte(FORMAT);
        switch (intent) {
            case Intent.Order order -> order(order, instrument);
            case Intent.Cancel cancel -> {
                out.rawByte(2);
                ref(cancel.target());
            }
            case Intent.Amend amend -> {
                out.rawByte(3);
                ref(amend.target());
                decimal(amend.qty());
                decimal(amend.price());
            }
            case Intent.Position position -> {
                out.rawByte(4);
                instrument(position.instrument(), instrument);
                decimal(position.targetQty());
                decimal(position.limitPrice());
            }
            case Intent.Alert alert -> {
                out.rawByte(5);
                out.rawFixed64(Integer.toUnsignedLong(alert.code()));
                number(alert.severity());
                decimal(alert.value());
            }
            case Intent.NoOp noOp -> {
                out.rawByte(6);
                out.rawFixed64(Integer.toUnsignedLong(noOp.code()));
            }
            case Intent.RiskHint hint -> {
                out.rawByte(7);
                number(hint.kind());
                instrument(hint.instrument(), instrument);
                decimal(hint.value());
            }
        }
        risk(intent.riskContext());
        return this;
    }

    /// Holds the bytes from 0 to [#length] until the next [#set].
    public byte[] buffer() {
        return out.buffer();
    }

    /// Number of bytes.
    public int length() {
        return out.length();
    }

    /// A copy of the bytes.
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    /// SHA-256 of the bytes, 64 lower-case hex digits.
    public String digest(Sha256 sha) {
        return sha.raw(out.buffer(), 0, out.length()).hex();
    }

    private void order(Intent.Order order, @Nullable Instrument instrument) {
        out.rawByte(1);
        instrument(order.instrument(), instrument);
        number(order.side());
        number(order.type());
        decimal(order.qty());
        decimal(order.price());
        decimal(order.stopPrice());
        number(order.tif());
        out.rawByte(order.reduceOnly() ? 1 : 0);
        out.rawByte(order.closeOnly() ? 1 : 0);
        out.rawByte(order.postOnly() ? 1 : 0);
        out.rawFixed64(order.expireTimeNanos());
    }

    private void risk(@Nullable RiskContext risk) {
        out.rawByte(risk == null ? 0 : 1);
        if (risk != null) {
            decimal(risk.maxSlippageBps());
            out.rawFixed64(risk.maxDelayNanos());
            out.rawFixed64(risk.expectedHoldingNanos());
            decimal(risk.budget());
        }
    }

    private void instrument(int id, @Nullable Instrument instrument) {
        if (instrument == null) {
            out.rawText("#" + Integer.toUnsignedString(id));
        } else {
            out.rawText(instrument.venue());
            out.rawText(instrument.market());
            out.rawText(instrument.symbol());
        }
    }

    private void ref(@Nullable IntentRef ref) {
        out.rawByte(ref == null ? 0 : 1);
        if (ref != null) {
            out.rawFixed64(ref.cursor());
            out.rawFixed64(ref.ordinal());
        }
    }

    private void number(@Nullable Numbered value) {
        out.rawByte(value == null ? 0 : value.number());
    }

    private void decimal(@Nullable Decimal value) {
        if (value == null) {
            out.rawByte(ABSENT);
            return;
        }
        long units = value.units();
        int scale = value.scale();
        while (scale > 0 && units % 10 == 0) { // as Decimal.normalized, without the object
            units /= 10;
            scale--;
        }
        out.rawByte(scale);
        out.rawFixed64(units);
    }
}
