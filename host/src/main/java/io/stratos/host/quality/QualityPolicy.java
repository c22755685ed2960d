package io.stratos.host.quality;

import java.util.EnumMap;
import java.util.Map;

/// How an instance's bad input is answered, and when it counts as good again.
///
/// @param actions by flaw; one that is not named is told and not answered
/// @param sizePercent of the asked quantity that [QualityAction#SMALLER_SIZE] lets through
/// @param staleAfterNanos time without any event of an instrument after which its data is stale; 0: silence says
/// nothing
/// @param cleanEvents good events in a row after which the data is good again
/// @param cleanNanos and so much time since the last bad one
public record QualityPolicy(
        Map<Flaw, QualityAction> actions, int sizePercent, long staleAfterNanos, int cleanEvents, long cleanNanos) {

    /// More would never be reached by what trades seldom.
    public static final int CLEAN_EVENTS_MAX = 10_000;

    /// Flags are told to the strategy and answered by nobody, as in a backtest.
    public static final QualityPolicy TELL = new QualityPolicy(Map.of(), 100, 0, 1, 0);

    /// What holds where nobody says otherwise: no orders on data known to be old, none that add risk on what missed
    /// something. A repeat or a late record changes no price, so the breaker's count of them is enough.
    public static final QualityPolicy STANDARD = new QualityPolicy(
            Map.of(Flaw.STALE, QualityAction.STOP, Flaw.GAP, QualityAction.WAIT_FOR_RESYNC), 50, 0, 3, 0);

    public QualityPolicy {
        var all = new EnumMap<Flaw, QualityAction>(Flaw.class);
        for (var flaw : Flaw.values()) {
            all.put(flaw, actions.getOrDefault(flaw, QualityAction.NONE));
        }
        actions = Map.copyOf(all);
        if (sizePercent < 1 || sizePercent > 100) {
            throw new IllegalArgumentException("Condition failed: size is 1..100 percent, got=" + sizePercent);
        }
        if (cleanEvents < 1 || cleanEvents > CLEAN_EVENTS_MAX || cleanNanos < 0 || staleAfterNanos < 0) {
            throw new IllegalArgumentException("Condition failed: 1.." + CLEAN_EVENTS_MAX
                    + " good events and no negative time, got=" + cleanEvents + "," + cleanNanos + ","
                    + staleAfterNanos);
        }
    }

    /// What is done about a flaw.
    public QualityAction action(Flaw flaw) {
        return actions.getOrDefault(flaw, QualityAction.NONE);
    }

    /// Bits of the flaws that are answered.
    int answered() {
        int bits = 0;
        for (var flaw : Flaw.values()) {
            bits |= action(flaw) == QualityAction.NONE ? 0 : flaw.flag();
        }
        return bits;
    }
}
