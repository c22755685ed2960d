package io.stratos.host.tape;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.RoundingMode;

/// Makes a tape from a foreign format, exactly: a value that would lose a digit is refused, not rounded.
///
/// Reads the source twice, so that its size does not matter: first to learn count and scales, then to write.
public final class TapeImport {

    /// Where the source's bytes come from; opened once per pass.
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    private final TapeFormat format;
    private final String name;
    private final TapeInstrument instrument;

    /// Prepares an import.
    ///
    /// @param name how messages call the source
    public TapeImport(TapeFormat format, String name, TapeInstrument instrument) {
        this.format = format;
        this.name = name;
        this.instrument = instrument;
    }

    /// Writes the whole tape to `out`.
    public void write(Source source, OutputStream out) throws IOException, Refused {
        var survey = new TapeSurvey(name);
        try (var in = source.open()) {
            format.source().read(in, name, (record, _) -> survey.accept(record));
        }
        var header = survey.header(instrument);
        var second = new SecondPass(header, survey, new TapeWriter(header, out));
        try (var in = source.open()) {
            format.source().read(in, name, second);
        }
        second.finish();
    }

    private final class SecondPass implements SourceRecord.Sink {
        private final TapeHeader header;
        private final TapeSurvey survey;
        private final TapeWriter writer;
        private final SourceQuality quality = new SourceQuality();
        private long sequence;

        SecondPass(TapeHeader header, TapeSurvey survey, TapeWriter writer) {
            this.header = header;
            this.survey = survey;
            this.writer = writer;
        }

        @Override
        public void accept(SourceRecord record, long line) throws IOException, Refused {
            sequence++;
            if (sequence > header.count()) {
                throw changed();
            }
            try {
                switch (record) {
                    case SourceRecord.Trade trade -> trade(trade);
                    case SourceRecord.Bar bar -> bar(bar, line);
                }
            } catch (ArithmeticException tooLarge) {
                throw Refusal.of(ReasonCode.DAT_TAPE_FORMAT, "a value does not fit the scale that the file needs")
                        .at(where(line))
                        .got("more than 18 digits at scale " + header.priceScale() + "/" + header.qtyScale(), "fewer")
                        .refused();
            }
        }

        void finish() throws IOException, Refused {
            if (sequence != header.count()) {
                throw changed();
            }
            writer.finish();
        }

        private void trade(SourceRecord.Trade trade) throws IOException {
            writer.trade(
                    trade.eventTimeNanos(),
                    sequence,
                    0,
                    quality.ofTrade(trade),
                    units(trade.price(), header.priceScale()),
                    units(trade.qty(), header.qtyScale()),
                    trade.aggressor(),
                    trade.tradeId());
        }

        private void bar(SourceRecord.Bar bar, long line) throws IOException, Refused {
            if (bar.low().compareTo(bar.open().min(bar.close())) > 0
                    || bar.high().compareTo(bar.open().max(bar.close())) < 0) {
                throw Refusal.of(ReasonCode.DAT_TAPE_FORMAT, "the bar contradicts itself")
                        .at(where(line))
                        .got(
                                "open " + bar.open() + " high " + bar.high() + " low " + bar.low() + " close "
                                        + bar.close(),
                                "low at most, high at least the others")
                        .refused();
            }
            long interval = bar.intervalNanos() > 0 ? bar.intervalNanos() : survey.intervalNanos();
            long end = bar.timeIsStart() ? Math.addExact(bar.timeNanos(), interval) : bar.timeNanos();
            writer.bar(
                    end,
                    sequence,
                    0,
                    quality.ofBar(end, interval),
                    units(bar.open(), header.priceScale()),
                    units(bar.high(), header.priceScale()),
                    units(bar.low(), header.priceScale()),
                    units(bar.close(), header.priceScale()),
                    units(bar.volume(), header.qtyScale()),
                    interval,
                    bar.tradeCount());
        }

        private long units(Decimal value, int scale) {
            return value.rescale(scale, RoundingMode.UNNECESSARY).units();
        }

        private String where(long line) {
            return name + ", line " + line;
        }

        private Refused changed() {
            return Refusal.of(ReasonCode.DAT_TAPE_FORMAT, "the source changed while it was read")
                    .at(name)
                    .fix("copy it to a place nobody writes to and try again")
                    .refused();
        }
    }
}
