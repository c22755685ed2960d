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
    private int next;

    /// @param kinds what the instance subscribes to; the rest never takes a place
    public MarketSlots(List<Instrument> instruments, Collection<EventKind> kinds) {
        ids = instruments.stream().mapToInt(Instrument::id).sorted().toArray();
        kinds.forEach(kind -> wanted[kind.number()] = true);
        places = new AtomicReferenceArray<>(ids.length * KINDS);
    }

    /// Puts an event in its place. A delta that comes after one that nobody took has a gap before it.
    public void put(Event event) {
        int kind = MarketKinds.of(event.body()).number();
        int at = Arrays.binarySearch(ids, event.header().instrument());
        if (at < 0 || !wanted[kind]) {
            return;
        }
        boolean isDelta = event.body() instanceof EventBody.BookDelta;
        int place = at * KINDS + kind;
        if (isDelta && places.get(place) != null) {
            places.set(place, afterGap(event)); // if the older one is taken meanwhile, the flag only says too much
            conflated.incrementAndGet();
        } else if (places.getAndSet(place, event) != null) {
            conflated.incrementAndGet();
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
