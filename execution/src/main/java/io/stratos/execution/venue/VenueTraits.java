package io.stratos.execution.venue;

import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.TimeInForce;
import java.util.Set;

/// What an adapter declares about its venue. The connector asks nothing of a venue that is not
/// declared here.
///
/// @param name of the venue, as safety scopes and instruments name it
/// @param clientIdLengthMax longest client order id it takes, at least [#CLIENT_ID_LENGTH_MIN]
/// @param reduceOnly whether the venue itself keeps a reduce-only order from opening a position
/// @param amend whether orders can be changed in place; where not, the connector takes one back and places another
/// @param queries what it can be asked; reconciliation needs all of them
/// @param timing request expiry, visibility horizon and clock
public record VenueTraits(
        String name,
        IdentityClass identityClass,
        ClientIdAlphabet clientIdAlphabet,
        int clientIdLengthMax,
        boolean postOnly,
        boolean reduceOnly,
        boolean amend,
        Set<OrderType> orderTypes,
        Set<TimeInForce> timesInForce,
        Set<QueryKind> queries,
        VenueTiming timing) {

    /// Below this an id would carry too few bits of the hash to be unique (SPEC X-3).
    public static final int CLIENT_ID_LENGTH_MIN = 20;

    public VenueTraits {
        if (clientIdLengthMax < CLIENT_ID_LENGTH_MIN) {
            throw new IllegalArgumentException("Condition failed: a client order id has room for "
                    + CLIENT_ID_LENGTH_MIN + " characters, got=" + clientIdLengthMax);
        }
        orderTypes = Set.copyOf(orderTypes);
        timesInForce = Set.copyOf(timesInForce);
        queries = Set.copyOf(queries);
        if ((identityClass == IdentityClass.B3) != (timing.idRetentionNanos() > 0)) {
            throw new IllegalArgumentException(
                    "Condition failed: class B3 and only B3 remembers ids for a time, got=" + identityClass);
        }
    }

    /// A venue that cannot be asked and promises nothing about time.
    public VenueTraits(
            String name,
            IdentityClass identityClass,
            ClientIdAlphabet clientIdAlphabet,
            int clientIdLengthMax,
            boolean postOnly,
            boolean reduceOnly,
            boolean amend,
            Set<OrderType> orderTypes,
            Set<TimeInForce> timesInForce) {
        this(
                name,
                identityClass,
                clientIdAlphabet,
                clientIdLengthMax,
                postOnly,
                reduceOnly,
                amend,
                orderTypes,
                timesInForce,
                Set.of(),
                VenueTiming.UNDECLARED);
    }
}
