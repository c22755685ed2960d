package io.stratos.host.report;

import io.stratos.host.document.Json;
import io.stratos.host.report.Trail.BookedFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All fills, column by column: none is left out, however many there are.
final class FillTable {
    private FillTable() {}

    static Map<String, @Nullable Object> of(List<BookedFill> fills, SessionFacts facts) {
        var document = Json.object();
        document.put("count", fills.size());
        document.put("t", Plain.times(fills.stream().map(BookedFill::atNanos).toList(), facts.fromNanos()));
        document.put(
                "instrument",
                column(fills, booked -> Integer.toString(booked.fill().instrument())));
        document.put("side", column(fills, booked -> booked.fill().side().name().substring(0, 1)));
        document.put("qty", amounts(fills, booked -> booked.fill().fill().qty().toBigDecimal()));
        document.put(
                "price", amounts(fills, booked -> booked.fill().fill().price().toBigDecimal()));
        document.put("notional", amounts(fills, Figures::notional));
        document.put("fee", amounts(fills, booked -> booked.fill().fill().fee().toBigDecimal()));
        document.put("liquidity", column(fills, FillTable::liquidity));
        document.put(
                "position", amounts(fills, booked -> booked.fill().positionQty().toBigDecimal()));
        document.put("realized", amounts(fills, booked -> booked.fill().realized()));
        document.put("intent", column(fills, booked -> booked.fill().intent().toString()));
        return document;
    }

    private static String liquidity(BookedFill booked) {
        var liquidity = booked.fill().fill().liquidity();
        return liquidity == null ? "-" : liquidity.name().substring(0, 1);
    }

    private static String amounts(List<BookedFill> fills, Function<BookedFill, BigDecimal> amount) {
        return column(fills, booked -> Plain.of(amount.apply(booked)));
    }

    private static String column(List<BookedFill> fills, Function<BookedFill, String> text) {
        return Plain.column(fills.stream().map(text).toList());
    }
}
