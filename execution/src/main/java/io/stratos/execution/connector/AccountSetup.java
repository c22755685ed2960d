package io.stratos.execution.connector;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.risk.RiskPort;
import io.stratos.execution.venue.QueryKind;
import io.stratos.execution.venue.VenueTraits;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an account core is made from.
///
/// @param doneOrdersKept how many orders that are done stay in memory for late reports; older ones
///     are looked up
/// @param reconcile when the account is compared with its venue; null only where the venue's whole
///     state is in the same batch as the account's, so that they cannot differ
public record AccountSetup(
        AccountId account,
        List<Instrument> instruments,
        VenueTraits venue,
        RiskPort risk,
        int doneOrdersKept,
        @Nullable ReconcilePolicy reconcile) {

    public AccountSetup {
        instruments = List.copyOf(instruments);
        if (doneOrdersKept < 0) {
            throw new IllegalArgumentException(
                    "Condition failed: orders kept are not below zero, got=" + doneOrdersKept);
        }
        if (reconcile != null && !venue.queries().containsAll(EnumSet.allOf(QueryKind.class))) {
            throw new IllegalArgumentException(
                    "Condition failed: a venue can be asked all that a reconciliation asks, got=" + venue.queries());
        }
    }

    /// An account whose venue keeps its whole state in the account's batch.
    public AccountSetup(
            AccountId account, List<Instrument> instruments, VenueTraits venue, RiskPort risk, int doneOrdersKept) {
        this(account, instruments, venue, risk, doneOrdersKept, null);
    }

    Instrument instrument(int id) {
        for (var instrument : instruments) {
            if (instrument.id() == id) {
                return instrument;
            }
        }
        throw new IllegalStateException("Invariant: the account has every instrument it trades, got=" + id);
    }
}
