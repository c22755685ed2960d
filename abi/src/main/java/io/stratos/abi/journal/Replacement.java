package io.stratos.abi.journal;

import io.stratos.abi.lane.DecimalCodec;
import io.stratos.abi.lane.IntentRefCodec;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import org.jspecify.annotations.Nullable;

/// Whose place an order takes where the venue cannot change orders, and which amend asked for it.
///
/// @param clientOrderId of the order before it
/// @param amend the intent that asked for it
/// @param carriedQty what the orders before it in the chain executed; the order's own quantity is without it
public record Replacement(String clientOrderId, IntentRef amend, Decimal carriedQty) {

    private static final int CLIENT_ORDER_ID = (1 << 3) | WireType.LENGTH;
    private static final int AMEND = (2 << 3) | WireType.LENGTH;
    private static final int CARRIED_QTY = (3 << 3) | WireType.LENGTH;

    static void write(WireWriter out, int tag, @Nullable Replacement value) {
        if (value != null) {
            int mark = out.begin(tag);
            out.text(CLIENT_ORDER_ID, value.clientOrderId);
            IntentRefCodec.write(out, AMEND, value.amend);
            DecimalCodec.write(out, CARRIED_QTY, value.carriedQty);
            out.end(mark);
        }
    }

    static Replacement read(WireReader in, @Nullable Replacement previous) throws MalformedMessageException {
        WireReader.once(previous);
        int outer = in.enter();
        String clientOrderId = "";
        IntentRef amend = null;
        Decimal carriedQty = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case CLIENT_ORDER_ID -> clientOrderId = RecordFields.text(in);
                case AMEND -> amend = IntentRefCodec.read(in, amend);
                case CARRIED_QTY -> carriedQty = DecimalCodec.read(in, carriedQty);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Replacement(clientOrderId, WireReader.require(amend), WireReader.require(carriedQty));
    }
}
