package io.stratos.host.daemon;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Fields;

/// A decimal in the daemon's configuration.
final class DecimalField {
    private DecimalField() {}

    /// A mandatory one above zero; a problem is noted for anything else.
    static Decimal positive(Fields of, String field) {
        var value = of.decimal(field);
        if (!value.isPositive()) {
            of.problem(field, ReasonCode.CFG_HOST, "a value that is not above zero", value, "a decimal > 0");
            return Decimal.ONE;
        }
        return value;
    }
}
