package io.stratos.verification.live;

import io.stratos.execution.venue.IdentityClass;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What goes wrong between the host and the venue that is killed: every fault of the plan that leaves the
/// venue's declared times true.
///
/// One request in fifty is of unknown outcome: that blocks new risk for a second or two. Were it one in
/// ten, as good as nothing would rest at the venue when something is killed.
final class KillFaults {
    /// Somebody else's order, never reached by the market; some starts of the venue place one under this
    /// name and a number.
    static final String FOREIGN = "theirs-";

    /// Each of them makes the host take back what rests, so not every start brings one.
    private static final int STARTS_EACH_FOREIGN = 3;

    /// A request that is older is refused by the venue.
    static final Duration EXPIRY = Duration.ofMillis(800);

    /// Answers are behind by this much.
    static final Duration LAG = Duration.ofMillis(50);

    /// The venue promises that answers are behind by no more; the plan's own lag is shorter, too.
    static final Duration HORIZON = Duration.ofMillis(250);

    private KillFaults() {}

    /// Whether that start of the venue brings an order of somebody else.
    static boolean hasForeign(int start) {
        return start % STARTS_EACH_FOREIGN == 1;
    }

    /// The plan of one start of the venue.
    static String plan(IdentityClass identity, long seed, int start) {
        var skew = identity == IdentityClass.B1 || identity == IdentityClass.C ? "700ms" : "0ns";
        return """
            seed: %d
            clock_skew: %s
            rules:
              - {fault: drop_reply, at: [place, cancel, amend], per_mille: 6}
              - {fault: drop_request, at: [place, cancel, amend], per_mille: 3}
              - {fault: server_error, at: [place, cancel, amend], per_mille: 2}
              - {fault: server_error_after, at: [place, cancel, amend], per_mille: 3}
              - {fault: html, at: [place, cancel, amend], per_mille: 2}
              - {fault: rate_limited, at: [place, cancel, amend], per_mille: 2}
              - {fault: replace_old_gone, at: [amend], per_mille: 20}
              - {fault: replace_refused, at: [amend], per_mille: 20}
              - {fault: delay, at: [place, cancel, amend, stream], per_mille: 20, delay: 120ms}
              - {fault: reorder, at: [place, cancel, stream], per_mille: 15}
              - {fault: duplicate, at: [stream], per_mille: 40, delay: 60ms}
              - {fault: lose_frame, at: [stream], per_mille: 20}
              - {fault: bust, at: [stream], per_mille: 10, delay: 80ms}
              - {fault: drop_reply, at: [open_orders, order, fills, positions], per_mille: 15}
              - {fault: server_error, at: [open_orders, order, fills, positions], per_mille: 15}
              - {fault: html, at: [open_orders, order, fills, positions], per_mille: 10}
              - {fault: rate_limited, at: [open_orders, order, fills, positions], per_mille: 15}
              - {fault: truncate, at: [open_orders, fills], per_mille: 30}
              - {fault: lag, at: [open_orders, order, fills, positions], per_mille: 30, delay: 200ms}
            outages:
              - {kind: gap, from: 4s, to: 4300ms, replayed: 20}
              - {kind: zombie, from: 7s, to: 9s}
              - {kind: gap, from: 12s, to: 12500ms, replayed: 20}
            """.formatted(seed + start, skew) + (hasForeign(start) ? foreign(start) : "");
    }

    /// The kinds of fault that every plan has.
    static Set<String> kinds() {
        return Pattern.compile("fault: ([a-z_]+)")
                .matcher(plan(IdentityClass.A, 0, 0))
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String foreign(int start) {
        return """
            foreign_orders:
              - {after: 1s, client_order_id: %s%d, instrument: 1, side: sell, qty: "0.5", price: "1000000.00"}
            """.formatted(FOREIGN, start);
    }
}
