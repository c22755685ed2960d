package io.stratos.execution.paper;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.execution.rows.RowBytes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// The next funding payment of one instrument: position × mark price × rate, from long to short where the
/// rate is above zero. A new announcement for a later time leaves the one that is due; each is paid once.
final class FundingTerms {
    private @Nullable Decimal mark;
    private @Nullable Decimal rate;
    private long dueNanos = PaperVenue.NEVER;

    void announce(EventBody.Funding event) {
        rate = event.rate();
        dueNanos = event.nextFundingTimeNanos();
    }

    void mark(Decimal price) {
        mark = price;
    }

    /// When the next payment is; [PaperVenue#NEVER] if none is announced.
    long dueNanos() {
        return dueNanos;
    }

    /// The payment has been made; the next one waits for its announcement.
    void paid() {
        dueNanos = PaperVenue.NEVER;
        rate = null;
    }

    /// What a position pays, below zero if it receives; rounded up, in the venue's favour.
    ///
    /// @param last price that counts where no mark price is known
    BigDecimal payment(BigDecimal position, Decimal last, int scale) {
        if (rate == null) {
            throw new IllegalStateException("Invariant: a payment has a rate");
        }
        var price = mark == null ? last : mark;
        return position.multiply(price.toBigDecimal())
                .multiply(rate.toBigDecimal())
                .setScale(scale, RoundingMode.CEILING);
    }

    void write(WireWriter out) {
        RowBytes.decimal(out, mark);
        RowBytes.decimal(out, rate);
        out.zigzag(dueNanos);
    }

    void read(WireReader in) throws MalformedMessageException {
        mark = RowBytes.decimal(in);
        rate = RowBytes.decimal(in);
        dueNanos = in.zigzag();
    }
}
