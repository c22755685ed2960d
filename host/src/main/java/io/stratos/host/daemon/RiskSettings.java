package io.stratos.host.daemon;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Limits of an account as its configuration names them; what is not named is the venue model's, or no limit.
///
/// @param positionMax by symbol
/// @param openOrdersMax 0 where it is not named
/// @param exposureMax by base asset
record RiskSettings(
        @Nullable BigDecimal orderNotionalMax,
        Map<String, Decimal> positionMax,
        int openOrdersMax,
        @Nullable BigDecimal capital,
        @Nullable BigDecimal leverageMax,
        Map<String, BigDecimal> exposureMax,
        @Nullable BigDecimal dailyLossMax) {

    static final RiskSettings NONE = new RiskSettings(null, Map.of(), 0, null, null, Map.of(), null);

    RiskSettings {
        positionMax = Map.copyOf(positionMax);
        exposureMax = Map.copyOf(exposureMax);
    }

    /// The limits over these instruments.
    ///
    /// @param model what the venue's model says
    /// @throws Refused if a symbol or asset is not traded: a limit that binds nothing is a mistake
    RiskLimits over(RiskLimits model, List<Instrument> instruments) throws Refused {
        var positions = new HashMap<>(model.positionMax());
        for (var limit : positionMax.entrySet()) {
            var traded = instruments.stream()
                    .filter(one -> one.symbol().equals(limit.getKey()))
                    .toList();
            if (traded.isEmpty()) {
                throw notTraded(
                        "symbol",
                        limit.getKey(),
                        instruments.stream().map(Instrument::symbol).toList());
            }
            traded.forEach(one -> positions.put(one.id(), limit.getValue()));
        }
        var exposures = new HashMap<>(model.exposureMax());
        for (var asset : exposureMax.keySet()) {
            if (instruments.stream().noneMatch(one -> one.baseAsset().equals(asset))) {
                throw notTraded(
                        "base asset",
                        asset,
                        instruments.stream().map(Instrument::baseAsset).toList());
            }
        }
        exposures.putAll(exposureMax);
        return new RiskLimits(
                orderNotionalMax == null ? model.orderNotionalMax() : orderNotionalMax,
                positions,
                openOrdersMax == 0 ? model.openOrdersMax() : openOrdersMax,
                capital == null ? model.capital() : capital,
                leverageMax == null ? model.leverageMax() : leverageMax,
                exposures,
                dailyLossMax == null ? model.dailyLossMax() : dailyLossMax);
    }

    private static Refused notTraded(String what, String got, List<String> traded) {
        return Refusal.of(ReasonCode.CFG_HOST, "a limit of a " + what + " that is not traded")
                .got(got, String.join(", ", traded))
                .refused();
    }
}
