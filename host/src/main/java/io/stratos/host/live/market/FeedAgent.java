package io.stratos.host.live.market;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventHeader;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSink;
import io.stratos.execution.venue.MarketSource;
import io.stratos.host.live.duty.Agent;
import io.stratos.host.world.WallClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes market data from its source and gives it to everybody: prices first, then venues, then instances.
public final class FeedAgent implements Agent {
    /// Between two looks at the clock; small, so that receive times are true.
    private static final int RECORDS_MAX = 64;

    private final MarketSource source;
    private final WallClock clock;
    private final PriceBoard prices;
    private final List<MarketQueue> venues;
    /// By instrument, who wants to hear of it.
    private volatile Map<Integer, MarketSlots[]> routes;
    private final List<MarketSlots> instances;
    private final MarketPosition position;
    private final SourceJudge judge;
    private final MarketSink sink = this::take;
    private long last;
    private long now;
    private volatile long records;
    /// When the newest record came; of use once one has.
    private volatile long newestAt;

    public FeedAgent(
            MarketSource source,
            WallClock clock,
            PriceBoard prices,
            List<MarketQueue> venues,
            List<MarketSlots> instances,
            MarketPosition position,
            SourceJudge judge) {
        this.source = source;
        this.clock = clock;
        this.prices = prices;
        this.venues = List.copyOf(venues);
        this.instances = new ArrayList<>(instances);
        routes = byInstrument(instances);
        this.position = position;
        this.judge = judge;
    }

    @Override
    public int doWork() {
        for (var venue : venues) {
            if (!venue.hasRoomFor(RECORDS_MAX)) {
                return 0;
            }
        }
        now = Math.max(now, clock.nowNanos());
        int taken = source.poll(now, RECORDS_MAX, sink);
        if (taken > 0) {
            newestAt = now;
            count(taken);
            position.at(last, now);
        }
        return taken;
    }

    /// From now on an instance hears of the market too.
    public synchronized void add(MarketSlots instance) {
        instances.add(instance);
        routes = byInstrument(instances);
    }

    /// An instance hears of nothing any more.
    public synchronized void remove(MarketSlots instance) {
        instances.remove(instance);
        routes = byInstrument(instances);
    }

    /// Records that came so far.
    public long records() {
        return records;
    }

    /// How long no record has come; without end if none ever did. Safe from any thread.
    public long silenceNanos() {
        return records == 0 ? Long.MAX_VALUE : Math.max(0, clock.nowNanos() - newestAt);
    }

    @Override
    public String roleName() {
        return "feed";
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer, many readers
    private void count(int taken) {
        records += taken;
    }

    private void take(MarketRecord record) {
        last = record.number();
        if (!prices.has(record.instrument())) {
            judge.passOver(record);
            return;
        }
        int flags = judge.judge(record, now);
        var price = MarketKinds.priceOf(record.body());
        if (price != null && SourceJudge.isNewest(flags)) {
            prices.update(record.instrument(), price);
        }
        var header = new EventHeader(
                record.sourceSequence(),
                record.eventTimeNanos(),
                now,
                now,
                record.quality() | flags,
                record.instrument());
        var event = new Event(header, record.body());
        for (var venue : venues) {
            venue.put(event);
        }
        var listeners = routes.get(record.instrument());
        if (listeners != null) {
            for (var instance : listeners) {
                instance.put(event);
            }
        }
    }

    private static Map<Integer, MarketSlots[]> byInstrument(List<MarketSlots> instances) {
        var lists = new HashMap<Integer, List<MarketSlots>>();
        for (var instance : instances) {
            for (int id : instance.ids()) {
                lists.computeIfAbsent(id, _ -> new ArrayList<>()).add(instance);
            }
        }
        var arrays = new HashMap<Integer, MarketSlots[]>();
        lists.forEach((id, list) -> arrays.put(id, list.toArray(MarketSlots[]::new)));
        return arrays;
    }
}
