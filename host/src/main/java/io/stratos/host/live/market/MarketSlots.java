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
    }

    /// Instruments of which it wants to hear.
    int[] ids() {
        return ids.clone();
    }

    /// Puts an event in its place. A delta that comes after one that nobody took has a gap before it.
    public void put(Event event) {
        int kind = placeOfKind[MarketKinds.of(event.body()).number()];
        int at = Arrays.binarySearch(ids, event.header().instrument());
        if (at < 0 || kind == UNWANTED) {
            return;
        }
        boolean isDelta = event.body() instanceof EventBody.BookDelta;
        int place = at * kindsWanted + kind;
        if (isDelta && places.get(place) != null) {
            places.set(place, afterGap(event)); // if the older one is taken meanwhile, the flag only says too much
            conflated.incrementAndGet();
        } else if (places.getAndSet(place, event) != null) {
            conflated.incrementAndGet();
        }
        filled.add(place);
        bell.ring();
    }

    /// Takes the next event, place after place, so that a busy one cannot starve the others.
    public @Nullable Event take() {
        for (int place = filled.takeFrom(next); place >= 0; place = filled.takeFrom(next)) {
            next = place + 1 == places.length() ? 0 : place + 1;
            var event = places.getAndSet(place, null);
            if (event != null) {
                return event;
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
