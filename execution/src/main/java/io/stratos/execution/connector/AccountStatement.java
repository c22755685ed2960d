package io.stratos.execution.connector;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.execution.positions.PositionView;
import io.stratos.execution.rows.RowSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an account's rows say, read without an account core: positions as booked, and the newest reference prices.
///
/// @param prices newest price of each instrument that had one
public record AccountStatement(List<PositionView> positions, Map<Integer, Decimal> prices) {

    public AccountStatement {
        positions = List.copyOf(positions);
        prices = Map.copyOf(prices);
    }

    /// Reads the rows of an account; empty if it never had any.
    public static AccountStatement read(AccountId account, RowSource source) {
        var rows = new AccountRows(account, source);
        var prices = new TreeMap<Integer, Decimal>();
        rows.prices((price, instrument) -> prices.put(instrument, price));
        return new AccountStatement(rows.positions(), prices);
    }

    /// The positions of one instance, flat ones that were traded included.
    public List<PositionView> positions(InstanceId instance) {
        return positions.stream()
                .filter(position -> position.instance().equals(instance))
                .toList();
    }
}
