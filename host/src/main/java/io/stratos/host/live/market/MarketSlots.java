package io.stratos.host.live.market;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Quality;
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

    private final int[] ids;
    private final boolean[] wanted = new boolean[KINDS];
    private final AtomicReferenceArray<@Nullable Event> places;
    private final AtomicLong conflated = new AtomicLong();
    private volatile boolean passing;
    private int next;

    /// @param kinds what the instance subscribes to; the rest never takes a place
    public MarketSlots(List<Instrument> instruments, Collection<EventKind> kinds) {
        ids = instruments.stream().mapToInt(Instrument::id).sorted().toArray();
        kinds.forEach(kind -> wanted[kind.number()] = true);
        places = new AtomicReferenceArray<>(ids.length * KINDS);
    }

    /// Puts an event in its place. One that repeats or is late never takes the place of a newer one.
    public void put(Event event) {
        int kind = MarketKinds.of(event.body()).number();
        int at = Arrays.binarySearch(ids, event.header().instrument());
        if (at < 0 || !wanted[kind]) {
            return;
        }
        int place = at * KINDS + kind;
        var waiting = places.get(place);
        if (waiting != null && places.compareAndSet(place, waiting, merged(waiting, event))) {
            conflated.incrementAndGet();
        } else {
            places.set(place, event); // empty, or taken meanwhile
        }
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
    /// lane's
    /// thread.
    public void passing(boolean takesNothing) {
        if (passing != takesNothing) {
            passing = takesNothing;
        }
    }

    /// Takes the next event, place after place, so that a busy one cannot starve the others.
    public @Nullable Event take() {
        for (int i = 0; i < places.length(); i++) {
            int place = next;
            next = next + 1 == places.length() ? 0 : next + 1;
            if (places.get(place) != null) {
                return places.getAndSet(place, null);
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
