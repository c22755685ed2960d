package io.stratos.host.daemon;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.host.document.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `accounts` of a daemon's configuration: their names, limits, and what is done about self-trades.
final class AccountYaml {
    private static final long OPEN_ORDERS_MAX = 100_000;
    private static final long BPS_MAX = 10_000;

    private AccountYaml() {}

    static List<DaemonConfig.Account> read(Fields root) {
        var accounts = new ArrayList<DaemonConfig.Account>();
        for (var entry : root.children("accounts")) {
            var id = entry.identifier("id");
            var selfTrade = entry.choice("self_trade", SelfTrade.class, SelfTrade.BLOCK);
            var risk = risk(entry.optional("risk"));
            long slippage =
                    entry.whole("flatten_slippage_bps", 1, BPS_MAX, (long) DaemonConfig.Account.FLATTEN_SLIPPAGE_BPS);
            entry.refuseUnknown();
            if (!id.isEmpty() && isListed(accounts, id)) {
                entry.problem("id", ReasonCode.CFG_HOST, "an account twice", id, "each account once");
            } else if (Identifier.isValid(id)) {
                accounts.add(new DaemonConfig.Account(new AccountId(id), selfTrade, risk, (int) slippage));
            }
        }
        if (accounts.isEmpty()) {
            root.problem("accounts", ReasonCode.CFG_HOST, "no account", "none", "at least one");
        }
        return accounts;
    }

    static boolean isListed(List<DaemonConfig.Account> accounts, String id) {
        return accounts.stream().anyMatch(one -> one.id().value().equals(id));
    }

    private static RiskSettings risk(Fields risk) {
        var settings = new RiskSettings(
                amount(risk, "order_notional_max"),
                amounts(risk, "position_max"),
                openOrders(risk),
                amount(risk, "capital"),
                amount(risk, "leverage_max"),
                exposures(risk),
                amount(risk, "daily_loss_max"));
        if (settings.leverageMax() != null && settings.capital() == null) {
            risk.problem("capital", ReasonCode.CFG_HOST, "leverage counts from capital", "none", "a decimal > 0");
        }
        risk.refuseUnknown();
        return settings;
    }

    private static int openOrders(Fields risk) {
        var field = "open_orders_max";
        return risk.given(field) ? (int) risk.whole(field, 1, OPEN_ORDERS_MAX) : 0;
    }

    private static Map<String, BigDecimal> exposures(Fields risk) {
        var amounts = new LinkedHashMap<String, BigDecimal>();
        amounts(risk, "exposure_max").forEach((asset, most) -> amounts.put(asset, most.toBigDecimal()));
        return amounts;
    }

    private static Map<String, Decimal> amounts(Fields risk, String field) {
        var amounts = new LinkedHashMap<String, Decimal>();
        if (risk.has(field)) {
            var of = risk.child(field);
            of.names().forEach(name -> amounts.put(name, DecimalField.positive(of, name)));
        }
        return amounts;
    }

    private static @Nullable BigDecimal amount(Fields risk, String field) {
        return risk.given(field) ? DecimalField.positive(risk, field).toBigDecimal() : null;
    }
}
