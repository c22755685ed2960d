package io.stratos.host.report;

import io.stratos.abi.model.InstanceId;
import io.stratos.host.run.SessionSheet;
import io.stratos.host.run.SessionSheet.Listed;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one instance's figures are measured in: its span of time, its starting equity and its quote asset.
///
/// @param sheet what the run was given; null in directories that do not say, then amounts start from zero
record SessionFacts(InstanceId instance, @Nullable SessionSheet sheet, long fromNanos, long toNanos) {

    /// What the account started with, zero where that is not recorded.
    BigDecimal startEquity() {
        return sheet == null ? BigDecimal.ZERO : sheet.equity();
    }

    boolean hasStartEquity() {
        return sheet != null;
    }

    /// The asset that equity is counted in: the quote asset of the first instrument; empty where not recorded.
    String quoteAsset() {
        return sheet == null ? "" : sheet.instruments().getFirst().quoteAsset();
    }

    /// Whether an instrument's value can be added to the equity: only amounts of one asset add up.
    boolean isValued(int instrument) {
        return sheet == null || listed(instrument).map(Listed::quoteAsset).equals(Optional.of(quoteAsset()));
    }

    String symbol(int instrument) {
        return listed(instrument).map(Listed::symbol).orElse("instrument " + instrument);
    }

    String baseAsset(int instrument) {
        return listed(instrument).map(Listed::baseAsset).orElse("");
    }

    Optional<SessionSheet.Strategy> strategy() {
        return sheet == null ? Optional.empty() : sheet.strategy(instance);
    }

    /// What the strategy may use, by name; empty where not recorded.
    Map<String, Long> budgets() {
        return strategy().map(SessionSheet.Strategy::budgets).orElse(Map.of());
    }

    private Optional<Listed> listed(int instrument) {
        return sheet == null ? Optional.empty() : sheet.instrument(instrument);
    }
}
