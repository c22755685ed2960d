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
/// @param closeGate the way of the connector's own closes through the gate; null where nobody can
///     ask for FLATTEN
/// @param closeEveryNanos time between two closes of one position under FLATTEN
/// @param selfTrade what is done about an order that would meet another of the account
public record AccountSetup(
        AccountId account,
        List<Instrument> instruments,
        VenueTraits venue,
        RiskPort risk,
        int doneOrdersKept,
        @Nullable ReconcilePolicy reconcile,
        @Nullable CloseGate closeGate,
        long closeEveryNanos,
        SelfTrade selfTrade) {

    private static final long SECOND = 1_000_000_000L;

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
        this(account, instruments, venue, risk, doneOrdersKept, null, null, SECOND, SelfTrade.ALLOW);
    }

    /// The same with that guard.
    public AccountSetup with(SelfTrade guard) {
        return new AccountSetup(
                account, instruments, venue, risk, doneOrdersKept, reconcile, closeGate, closeEveryNanos, guard);
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
