package io.stratos.host.tape;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Fields;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;

/// `{"ohlc":[{"endTime":ms,"openPrice":…,"highPrice":…,"lowPrice":…,"closePrice":…,"volume":…}]}`.
final class OhlcJson implements TapeSource {

    private static final long MILLISECOND = 1_000_000L;

    @Override
    public void read(InputStream in, String name, SourceRecord.Sink sink) throws IOException, Refused {
        var bytes = in.readNBytes(DocumentLimits.DATA.bytesMax() + 1);
        var root = Fields.of(
                Documents.json(bytes, DocumentLimits.DATA, name, ReasonCode.DAT_TAPE_FORMAT),
                name,
                ReasonCode.DAT_TAPE_FORMAT);
        root.text("name", "");
        for (var bar : root.children("ohlc")) {
            var record = new SourceRecord.Bar(
                    bar.whole("endTime", 1, Long.MAX_VALUE / MILLISECOND) * MILLISECOND,
                    false,
                    0,
                    price(bar, "openPrice"),
                    price(bar, "highPrice"),
                    price(bar, "lowPrice"),
                    price(bar, "closePrice"),
                    bar.decimal("volume").normalized(),
                    0);
            bar.raw("amount");
            bar.refuseUnknown();
            sink.accept(record, bar.line());
        }
        root.finish();
    }

    private static Decimal price(Fields bar, String field) {
        var price = bar.decimal(field).normalized();
        if (bar.has(field) && !price.isPositive()) {
            bar.problem(field, ReasonCode.DAT_TAPE_FORMAT, "no price", price, "above zero");
        }
        return price;
    }
}
