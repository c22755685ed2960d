package io.stratos.execution.risk;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The embedded risk port: plain limits, checked in the order notional, position, open orders,
/// exposure per asset, leverage, daily loss.
///
/// What can only make a position smaller always passes: a limit must never keep anyone from getting
/// out.
public final class LimitRisk implements RiskPort {

    private static final RiskAnswer ALLOWED = new RiskAnswer.Allowed();
    private static final String NO_PRICE = "no price";

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
            return refused(ReasonCode.RSK_ORDER_NOTIONAL, NO_PRICE, limits.orderNotionalMax());
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
        return ofAccount(question, notional);
    }

    /// What the whole account has at stake. What is not known is refused.
    private RiskAnswer ofAccount(RiskQuestion question, BigDecimal notional) {
        var book = question.book();
        var instrument = question.instrument();
        var exposureMax = limits.exposureMax().get(instrument.baseAsset());
        if (exposureMax != null) {
            var worst = sum(book.exposure(instrument.baseAsset()), notional);
            if (worst == null || worst.compareTo(exposureMax) > 0) {
                return refused(ReasonCode.RSK_EXPOSURE, text(worst), exposureMax);
            }
        }
        var leverageMax = limits.leverageMax();
        if (leverageMax != null) {
            var worst = sum(book.grossExposure(instrument.quoteAsset()), notional);
            var equity = sum(book.profit(instrument.quoteAsset()), limits.capital());
            var most = equity == null || equity.signum() <= 0 ? BigDecimal.ZERO : equity.multiply(leverageMax);
            if (worst == null || worst.compareTo(most) > 0) {
                return refused(ReasonCode.RSK_LEVERAGE, text(worst), most);
            }
        }
        var lossMax = limits.dailyLossMax();
        if (lossMax != null) {
            var profit = book.dayProfit(instrument.quoteAsset());
            if (profit == null || profit.negate().compareTo(lossMax) >= 0) {
                return refused(ReasonCode.RSK_DAILY_LOSS, profit == null ? NO_PRICE : plain(profit.negate()), lossMax);
            }
        }
        return ALLOWED;
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal known, BigDecimal more) {
        return known == null ? null : known.add(more);
    }

    private static String text(@Nullable BigDecimal value) {
        return value == null ? NO_PRICE : plain(value);
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
