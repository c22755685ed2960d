package io.stratos.host.live.market;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Quality;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.duty.PendingSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Market data on its way to one instance: one place for each instrument and kind, newest wins, what was overwritten
/// is counted (SPEC M-11). The feed puts, the lane takes; memory is bounded by the number of places.
///
/// What was overwritten is a gap to the strategy where it is told so: a change of a book, anything flagged by its
/// source,
/// and whatever passes while the instance takes no inputs (SPEC M-27).
public final class MarketSlots {
    private static final int KINDS = 1
            + Arrays.stream(EventKind.values())
                    .mapToInt(EventKind::number)
                    .max()
                    .orElse(0);
    private static final int UNWANTED = -1;

    private final int[] ids;
    /// By a kind's number, which of an instrument's places it has.
    private final int[] placeOfKind = new int[KINDS];
    private final int kindsWanted;
    private final AtomicReferenceArray<@Nullable Event> places;
    private final PendingSet filled;
    private final AtomicLong conflated = new AtomicLong();
    private final Bell bell;
    private volatile boolean passing;
    /// Places whose next event comes after a gap. Its lane's thread.
    private final boolean[] missed;
    private int next;

    /// @param instruments of which it wants to hear
    /// @param kinds what the instance subscribes to; the rest never takes a place
    /// @param bell rung when something was put
    public MarketSlots(List<Instrument> instruments, Collection<EventKind> kinds, Bell bell) {
        this.bell = bell;
        ids = instruments.stream().mapToInt(Instrument::id).sorted().toArray();
        Arrays.fill(placeOfKind, UNWANTED);
        int wanted = 0;
        for (var kind : kinds) {
            if (placeOfKind[kind.number()] == UNWANTED) {
                placeOfKind[kind.number()] = wanted++;
            }
        }
        kindsWanted = wanted;
        places = new AtomicReferenceArray<>(ids.length * kindsWanted);
        filled = new PendingSet(Math.max(1, places.length()));
        missed = new boolean[places.length()];
    }

    /// Instruments of which it wants to hear.
    int[] ids() {
        return ids.clone();
    }

    /// Puts an event in its place. One that repeats or is late never takes the place of a newer one.
    public void put(Event event) {
        int kind = placeOfKind[MarketKinds.of(event.body()).number()];
        int at = Arrays.binarySearch(ids, event.header().instrument());
        if (at < 0 || kind == UNWANTED) {
            return;
        }
        int place = at * kindsWanted + kind;
        var waiting = places.get(place);
        while (!places.compareAndSet(place, waiting, waiting == null ? event : merged(waiting, event))) {
            waiting = places.get(place); // taken meanwhile, or put back
        }
        added(place, waiting != null);
    }

    /// Puts back what [#take] gave and nobody was told: as if it had not been taken. Its lane's thread.
    public void putBack(Event event) {
        int at = Arrays.binarySearch(ids, event.header().instrument());
        int place = at * kindsWanted + placeOfKind[MarketKinds.of(event.body()).number()];
        var newer = places.get(place);
        while (!places.compareAndSet(place, newer, newer == null ? event : merged(event, newer))) {
            newer = places.get(place);
        }
        added(place, newer != null);
    }

    private void added(int place, boolean isConflated) {
        if (isConflated) {
            conflated.incrementAndGet();
        }
        filled.add(place);
        bell.ring();
    }

    /// The newer of the two, with a gap before it where one is to be told.
    private Event merged(Event waiting, Event event) {
        boolean isNewer = SourceJudge.isNewest(event.header().quality()) || !isNewest(waiting);
        var kept = isNewer ? event : waiting;
        var lost = isNewer ? waiting : event;
        boolean isGap = passing
                || event.body() instanceof EventBody.BookDelta
                || (lost.header().quality() & (Quality.GAP | Quality.OUT_OF_ORDER)) != 0;
        return isGap ? afterGap(kept) : kept;
    }

    private static boolean isNewest(Event event) {
        return SourceJudge.isNewest(event.header().quality());
    }

    /// From now on the instance takes nothing, or takes again; what is overwritten meanwhile is missing for it. Its
    /// lane's thread.
    public void passing(boolean takesNothing) {
        if (passing != takesNothing) {
            passing = takesNothing;
        }
    }

    /// The instance was told less than it should have been: the next of each instrument and kind comes after a gap.
    public void missed() {
        Arrays.fill(missed, true);
    }

    /// Takes the next event, place after place, so that a busy one cannot starve the others.
    public @Nullable Event take() {
        for (int place = filled.takeFrom(next); place >= 0; place = filled.takeFrom(next)) {
            next = place + 1 == places.length() ? 0 : place + 1;
            var event = places.getAndSet(place, null);
            if (event != null) {
                boolean isGap = missed[place];
                missed[place] = false;
                return isGap ? afterGap(event) : event;
            }
        }
        return null;
    }

    /// Events that were overwritten before anybody took them.
    public long conflated() {
        return conflated.get();
    }

    private static Event afterGap(Event event) {
        var header = event.header();
        return new Event(
                new EventHeader(
                        header.sequence(),
                        header.eventTimeNanos(),
                        header.receivedTimeNanos(),
                        header.processedTimeNanos(),
                        header.quality() | Quality.GAP,
                        header.instrument()),
                event.body());
    }
}
