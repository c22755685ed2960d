package io.stratos.host.tape;

import java.util.List;

/// What stands before the records.
///
/// @param count number of records
/// @param priceScale scale of every price on the tape
/// @param qtyScale scale of every quantity and volume on the tape
/// @param instruments records name them by index
record TapeHeader(TapeKind kind, long count, int priceScale, int qtyScale, List<TapeInstrument> instruments) {

    TapeHeader {
        instruments = List.copyOf(instruments);
    }
}
