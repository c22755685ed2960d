package io.stratos.service.linear;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.service.ModelService;
import io.stratos.abi.service.ServiceAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// `intercept + weight · value + …`, exact, rounded half to even to a fixed number of digits.
final class LinearModel implements ModelService {
    private final BigDecimal intercept;
    private final List<BigDecimal> weights;
    private final int scale;

    LinearModel(BigDecimal intercept, List<BigDecimal> weights, int scale) {
        this.intercept = intercept;
        this.weights = List.copyOf(weights);
        this.scale = scale;
    }

    /// Other than as many values as there are weights, it answers nothing.
    @Override
    public ServiceAnswer answer(List<Decimal> values) {
        if (values.size() != weights.size()) {
            return new ServiceAnswer.Unanswerable();
        }
        var sum = intercept;
        for (int i = 0; i < weights.size(); i++) {
            var value = values.get(i);
            sum = sum.add(weights.get(i).multiply(BigDecimal.valueOf(value.units(), value.scale())));
        }
        var rounded = sum.setScale(scale, RoundingMode.HALF_EVEN).unscaledValue();
        return rounded.bitLength() < Long.SIZE
                ? new ServiceAnswer.Values(List.of(new Decimal(rounded.longValue(), scale)))
                : new ServiceAnswer.Unanswerable();
    }

    @Override
    public void close() {}
}
