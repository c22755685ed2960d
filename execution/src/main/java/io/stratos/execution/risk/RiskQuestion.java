package io.stratos.execution.risk;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Side;
import org.jspecify.annotations.Nullable;

/// An order about to be sent, and what would be if everything that is open were filled.
///
/// @param qty what would be open of it, above zero
/// @param price limit price, else the trigger, else the reference price; null if none is
///     known
/// @param increasesRisk false if it can only make the instance's position smaller
/// @param accountPosition signed position of the whole account in the instrument
/// @param openSameSide what is open on the order's side in the account, without this order
/// @param openOrders live orders of the account, without this one
/// @param book what the account has at stake, without this order
public record RiskQuestion(
        AccountId account,
        InstanceId instance,
        Instrument instrument,
        Side side,
        Decimal qty,
        @Nullable Decimal price,
        boolean increasesRisk,
        Decimal accountPosition,
        Decimal openSameSide,
        int openOrders,
        RiskBook book) {}
