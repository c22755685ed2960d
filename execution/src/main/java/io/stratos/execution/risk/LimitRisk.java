package io.stratos.execution.risk;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import java.math.BigDecimal;

/// The embedded risk port: plain limits, checked in the order notional, position, open orders.
///
/// What can only make a position smaller always passes: a limit must never keep anyone from getting
/// out.
public final class LimitRisk implements RiskPort {

    private static final RiskAnswer ALLOWED = new RiskAnswer.Allowed();

    private final RiskLimits limits;

    public LimitRisk(RiskLimits limits) {
        this.limits = limits;
    }

    @Override
    public RiskAnswer check(RiskQuestion question) {
        if (!question.increasesRisk()) {
            return ALLOWED;
        }
        var price = question.price();
        if (price == null) {
            return refused(ReasonCode.RSK_ORDER_NOTIONAL, "no price", limits.orderNotionalMax());
        }
        var notional = price.toBigDecimal().abs().multiply(question.qty().toBigDecimal());
        if (notional.compareTo(limits.orderNotionalMax()) > 0) {
            return refused(ReasonCode.RSK_ORDER_NOTIONAL, plain(notional), limits.orderNotionalMax());
        }
        var limit = limits.positionMax().get(question.instrument().id());
        if (limit != null) {
            var worst = worstPosition(question);
            if (worst.compareTo(limit.toBigDecimal()) > 0) {
                return refused(ReasonCode.RSK_POSITION, plain(worst), limit.toBigDecimal());
            }
        }
        if (question.openOrders() >= limits.openOrdersMax()) {
            return refused(
                    ReasonCode.RSK_OPEN_ORDERS,
                    Integer.toString(question.openOrders() + 1),
                    BigDecimal.valueOf(limits.openOrdersMax()));
        }
        return ALLOWED;
    }

    private static BigDecimal worstPosition(RiskQuestion question) {
        var more = question.openSameSide().toBigDecimal().add(question.qty().toBigDecimal());
        Decimal position = question.accountPosition();
        return question.side() == Side.BUY
                ? position.toBigDecimal().add(more)
                : position.toBigDecimal().negate().add(more);
    }

    private static RiskAnswer refused(ReasonCode code, String got, BigDecimal limit) {
        return new RiskAnswer.Refused(code, got, plain(limit));
    }

    /// Without trailing zeros, so that the same amount always reads the same.
    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
