package io.stratos.host.live.link;

import io.stratos.abi.model.Decimal;
import io.stratos.execution.reconcile.Settlement;

/// What an operator decides where reconciliation can decide nothing.
public sealed interface Judgement {

    /// How an order of unknown outcome ended.
    record Unknown(String clientOrderId, Settlement settlement) implements Judgement {}

    /// Something at the venue that is not ours may stay.
    record Foreign(String name) implements Judgement {}

    /// What the venue holds of an instrument beyond what the account's fills explain.
    record Holding(int instrument, Decimal qty) implements Judgement {}
}
