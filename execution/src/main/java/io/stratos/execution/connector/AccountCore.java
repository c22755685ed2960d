package io.stratos.execution.connector;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.positions.Marks;
import io.stratos.execution.positions.PositionView;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.venue.VenueReport;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Exposure;
import java.math.BigDecimal;
import java.util.List;

/// The state machine of one account: orders, fills, positions, safety and the last risk check
/// (DESIGN §8).
///
/// One thread calls it. `nowNanos` never goes back. Effects are handed to [AccountEffects] during
/// the call; the shell commits them with the rows of [#writeRows] and only then lets them out.
public final class AccountCore {

    /// An account that never traded.
    ///
    /// @param lookup rows that are committed, for orders that have left memory
    public AccountCore(AccountSetup setup, AccountEffects effects, RowSource lookup) {
        checkFinished();
    }

    /// The account as its rows tell; also used for later look-ups.
    public static AccountCore restore(AccountSetup setup, AccountEffects effects, RowSource rows) {
        return checkFinished();
    }

    /// Takes an approved intent. Checked in this order: repeat, delay, target, safety, unknown
    /// orders, risk.
    public SubmitOutcome submit(ApprovedIntent approved, long nowNanos) {
        return checkFinished();
    }

    /// Books what the venue says.
    public ReportOutcome onReport(VenueReport report, long nowNanos) {
        return checkFinished();
    }

    /// The newest price of an instrument, for the gate and for orders without a price. Allocates
    /// nothing.
    public void onReferencePrice(int instrument, Decimal price) {
        checkFinished();
    }

    /// Changes the interlock of a scope.
    public SafetyChange setSafety(SafetyCommand command, long nowNanos) {
        return checkFinished();
    }

    /// The tightest state that applies to an instance.
    public SafetyState safety(InstanceId instance) {
        return checkFinished();
    }

    /// What the gate sees of an instance; the same object for ever, always up to date.
    public Exposure exposure(InstanceId instance) {
        return checkFinished();
    }

    /// What an instance holds, by instrument id.
    public List<PositionView> positions(InstanceId instance) {
        return checkFinished();
    }

    /// Realised and unrealised profit less fees of an instance, in one quote asset, at the marks
    /// given. Exact.
    public BigDecimal equity(InstanceId instance, String quoteAsset, Marks marks) {
        return checkFinished();
    }

    /// Hands over every row that changed since the last call, for the same batch as the effects
    /// since then.
    ///
    /// @return the number of this write, for [#committed]
    public long writeRows(RowSink sink) {
        return checkFinished();
    }

    /// Rows up to this write can be read through the lookup from now on; orders that are done may
    /// leave memory.
    public void committed(long write) {
        checkFinished();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the bodies
    private static <T> T checkFinished() {
        if (System.nanoTime() != 0) {
            throw new UnsupportedOperationException("the bodies follow the signatures");
        }
        throw new IllegalStateException();
    }
}
