package io.stratos.host.live.lane;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.world.WallClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What operators ask of one instance, until its lane takes it. Any thread asks, the lane takes, nobody waits.
///
/// So many wait at most (SPEC Z-7), and none for longer than its caller: what somebody was told to have had no
/// answer does not come to pass minutes later.
final class Wishes<W, A> {
    /// A person asks for one at a time, a script does not need more.
    static final int WAITING_MAX = 64;

    /// Less than a caller of the local API waits.
    static final long GOOD_NANOS = 4_000_000_000L;

    private final ConcurrentLinkedQueue<Asked<W, A>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final WallClock clock;
    private final Bell bell;
    private final ReasonCode full;
    private final Function<ReasonCode, A> refused;

    /// @param bell rung when there is one
    /// @param full what a wish is refused with for which there is no room
    /// @param refused the answer to one that comes to nothing
    Wishes(WallClock clock, Bell bell, ReasonCode full, Function<ReasonCode, A> refused) {
        this.clock = clock;
        this.bell = bell;
        this.full = full;
        this.refused = refused;
    }

    /// One of them.
    record Asked<W, A>(W wish, CompletableFuture<A> answer, long goodUntilNanos) {

        /// Whoever waits for it goes on elsewhere, not on the lane.
        void answer(A with) {
            var _ = answer.completeAsync(() -> with);
        }
    }

    /// Asks. Any thread.
    CompletableFuture<A> ask(W wish) {
        var answer = new CompletableFuture<A>();
        if (count.incrementAndGet() > WAITING_MAX) {
            count.decrementAndGet();
            answer.complete(refused.apply(full));
            return answer;
        }
        waiting.add(new Asked<>(wish, answer, clock.nowNanos() + GOOD_NANOS));
        bell.ring();
        return answer;
    }

    /// The next that is still good; null if there is none.
    @Nullable
    Asked<W, A> next() {
        if (count.get() == 0) {
            return null; // a lane looks at each of its instances, and nearly never is there one
        }
        long nowNanos = clock.nowNanos(); // as when it was asked for: a lane's own time may be ahead of it
        for (var next = poll(); next != null; next = poll()) {
            if (nowNanos <= next.goodUntilNanos()) {
                return next;
            }
            next.answer(refused.apply(ReasonCode.DEP_STATE));
        }
        return null;
    }

    /// All come to nothing.
    void refuse(ReasonCode why) {
        for (var next = poll(); next != null; next = poll()) {
            next.answer(refused.apply(why));
        }
    }

    private @Nullable Asked<W, A> poll() {
        var next = waiting.poll();
        if (next != null) {
            count.decrementAndGet();
        }
        return next;
    }
}
