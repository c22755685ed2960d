package io.stratos.execution.connector;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Instrument;
import io.stratos.execution.risk.RiskPort;
import io.stratos.execution.venue.VenueTraits;
import java.util.List;

/// What an account core is made from.
///
/// @param doneOrdersKept how many orders that are done stay in memory for late reports; older ones
///     are looked up
public record AccountSetup(
        AccountId account, List<Instrument> instruments, VenueTraits venue, RiskPort risk, int doneOrdersKept) {

    public AccountSetup {
        instruments = List.copyOf(instruments);
        if (doneOrdersKept < 0) {
            throw new IllegalArgumentException(
                    "Condition failed: orders kept are not below zero, got=" + doneOrdersKept);
        }
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
