package io.stratos.execution.reconcile;

import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;

/// What a reconciliation makes happen, called in the order in which it must happen.
public interface Healing {

    /// Asks the venue.
    void ask(VenueQuery query);

    /// Books what the venue shows, as if it had reported it: recognised if it was known already.
    ///
    /// @return whether it was news
    boolean found(VenueReport report);

    /// Notes that nobody knows what became of an order.
    void doubt(String clientOrderId);

    /// Ends an order by evidence.
    void settle(String clientOrderId, Settlement settlement);

    /// The venue shows an order as done, or by all that it declares has none of it any more, with just the
    /// executions that are known here.
    void gone(String clientOrderId);

    /// The venue does not show that an order is done, and it will not any more: nothing takes its place.
    void unproven(String clientOrderId);

    /// Sends the identical request again, if age and safety still let it go.
    ///
    /// @return whether it goes
    boolean resubmit(String clientOrderId);

    /// Asks again for what is pending: a cancel of an order that still stands at the venue.
    void cancelAgain(String clientOrderId);

    /// Asks the venue to take back an order of ours that is over here and stands open there.
    void takeBack(String clientOrderId);

    /// Takes something foreign into quarantine.
    void quarantine(String name);

    /// Executions up to here are booked and need not be read again.
    void fillsRead(String cursor);

    /// The venue does not keep any more what was executed before this moment of its clock, and it was not read here.
    void fillsForgotten(long venueTimeNanos);

    /// A difference, for the journal; what tightens safety by policy follows from its category.
    void record(Finding finding);

    /// The end of a run.
    void verdict(Verdict verdict);
}
