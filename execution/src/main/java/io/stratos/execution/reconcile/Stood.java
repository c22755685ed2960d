package io.stratos.execution.reconcile;

import io.stratos.abi.model.Decimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was held here from when the venue was asked for its positions on: while orders fill, its answer is
/// of one of these moments, and not of the one at which it is read.
final class Stood {

    private final Map<Integer, TreeSet<Decimal>> held = new TreeMap<>();

    Stood(Map<Integer, Decimal> atFirst) {
        note(atFirst);
    }

    /// What is held now.
    void note(Map<Integer, Decimal> now) {
        boolean isFirst = held.isEmpty();
        now.forEach((id, qty) -> {
            var values = held.computeIfAbsent(id, _ -> new TreeSet<>());
            if (values.isEmpty() && !isFirst) {
                values.add(Decimal.ZERO);
            }
            values.add(qty);
        });
    }

    /// Whether so much was held at some moment; of what was never traded, nothing.
    boolean was(int instrument, Decimal qty) {
        var values = held.get(instrument);
        return values == null ? qty.isZero() : values.contains(qty);
    }
}
