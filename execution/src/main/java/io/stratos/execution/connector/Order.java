package io.stratos.execution.connector;

import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.Replacement;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentIdentity;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.OrderInput;
import io.stratos.execution.orders.OrderStatus;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.orders.Transition;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.gate.ApprovedIntent;
import org.jspecify.annotations.Nullable;

/// One order: what was asked for, how far it came, which fills it has. Changed by the account core
/// alone.
final class Order {

    private final AccountId account;
    private final InstanceId instance;
    private final IntentRef ref;
    private final String idempotencyKey;
    private final String bodyDigest;
    private final String clientOrderId;
    private final String traceId;
    private final String runId;
    private final int instrument;
    private final Side side;
    private final OrderType type;
    private final @Nullable TimeInForce tif;
    private final @Nullable Decimal stopPrice;
    private final boolean reduceOnly;
    private final boolean closeOnly;
    private final boolean postOnly;
    private final long expireTimeNanos;
    private final long notAfterNanos;
    private final @Nullable InstanceId onBehalfOf;
    private final long createdAtNanos;

    private final Executed executed;
    private OrderStatus status = OrderStatus.NEW;
    private PendingRequests requests = PendingRequests.NONE;
    private String venueOrderId = "";
    private Decimal qty;
    private @Nullable Decimal price;
    private @Nullable Replacement replaces;
    private ReasonCode reason = ReasonCode.OK;
    private long updatedAtNanos;
    private int version;
    private int attempts;
    private long unknownSinceNanos;
    private int alarms;
    private boolean awaitsRelease;
    private boolean standsIn;
    private long releasedAtNanos;
    private long doubtFromNanos;
    private long writtenIn;

    /// An order that was just asked for.
    ///
    /// @param ref names it to its owner: the intent's own, or that of the order whose place it takes
    /// @param onBehalfOf whose position it changes, for one that the host made; else null
    /// @param replaces whose place it takes, null for none
    Order(
            ApprovedIntent approved,
            Intent.Order asked,
            String clientOrderId,
            IntentRef ref,
            @Nullable InstanceId onBehalfOf,
            @Nullable Replacement replaces,
            long nowNanos) {
        IntentIdentity identity = approved.identity();
        account = identity.account();
        instance = identity.instance();
        this.ref = ref;
        idempotencyKey = identity.idempotencyKey();
        traceId = identity.traceId();
        runId = identity.runId();
        bodyDigest = approved.bodyDigest();
        this.clientOrderId = clientOrderId;
        instrument = asked.instrument();
        side = Required.field("side", asked.side());
        type = Required.field("type", asked.type());
        tif = asked.tif();
        stopPrice = asked.stopPrice();
        reduceOnly = asked.reduceOnly();
        closeOnly = asked.closeOnly();
        postOnly = asked.postOnly();
        expireTimeNanos = asked.expireTimeNanos();
        notAfterNanos = Checks.notAfterNanos(approved);
        this.onBehalfOf = onBehalfOf;
        this.replaces = replaces;
        executed = Executed.nothing();
        qty = asked.qty();
        price = asked.price();
        createdAtNanos = nowNanos;
        updatedAtNanos = nowNanos;
        doubtFromNanos = nowNanos;
    }

    /// An order as its row tells.
    Order(OrderRecord row, PendingRequests requests) {
        account = row.account();
        instance = row.instance();
        ref = row.intent();
        idempotencyKey = row.idempotencyKey();
        traceId = row.traceId();
        runId = row.runId();
        bodyDigest = row.bodySha256();
        clientOrderId = row.clientOrderId();
        instrument = row.instrument();
        side = row.side();
        type = row.type();
        tif = row.tif();
        stopPrice = row.stopPrice();
        reduceOnly = row.reduceOnly();
        closeOnly = row.closeOnly();
        postOnly = row.postOnly();
        qty = row.qty();
        price = row.price();
        createdAtNanos = row.createdAtNanos();
        updatedAtNanos = row.updatedAtNanos();
        doubtFromNanos = updatedAtNanos;
        version = row.version();
        expireTimeNanos = row.expireTimeNanos();
        notAfterNanos = row.notAfterNanos();
        attempts = row.attempts();
        unknownSinceNanos = row.unknownSinceNanos();
        alarms = row.alarms();
        onBehalfOf = row.onBehalfOf();
        status = new OrderStatus(
                Required.field("lifecycle", Lifecycle.ofNumber(row.lifecycle())),
                Required.field("pending", Pending.ofNumber(row.pending())));
        this.requests = requests;
        venueOrderId = row.venueOrderId();
        executed = new Executed(row.cumulativeQty(), row.cumulativeQuote());
        replaces = row.replaces();
        reason = row.reason();
    }

    OrderRecord record() {
        return new OrderRecord(
                account,
                instance,
                ref,
                idempotencyKey,
                clientOrderId,
                venueOrderId,
                instrument,
                side,
                type,
                tif,
                qty,
                price,
                stopPrice,
                reduceOnly,
                closeOnly,
                postOnly,
                status.lifecycle().number(),
                status.pending().number(),
                executed.filled(),
                executed.quote(),
                reason,
                createdAtNanos,
                updatedAtNanos,
                version,
                traceId,
                runId,
                bodyDigest,
                expireTimeNanos,
                notAfterNanos,
                attempts,
                unknownSinceNanos,
                alarms,
                onBehalfOf,
                replaces);
    }

    /// Moves the status along its table and says how; a refused input changes nothing.
    Transition apply(OrderInput input, ReasonCode why, long nowNanos) {
        var transition = status.on(input);
        switch (transition.handling()) {
            case MOVE, CONTRADICT -> {
                noteLifecycle(transition.next().lifecycle(), nowNanos);
                status = transition.next();
                reason = why;
                touch(nowNanos);
                if (status.lifecycle().isTerminal()) {
                    requests = PendingRequests.NONE;
                }
            }
            case KEEP, LATE, REFUSE -> {}
        }
        return transition;
    }

    private void noteLifecycle(Lifecycle next, long nowNanos) {
        if (status.lifecycle() != next) {
            doubtFromNanos = nowNanos;
        }
        boolean was = status.lifecycle() == Lifecycle.UNKNOWN;
        boolean is = next == Lifecycle.UNKNOWN;
        if (was != is) {
            unknownSinceNanos = is ? nowNanos : 0;
            alarms = 0;
        }
    }

    /// What is known of one execution; null if nothing is.
    @Nullable
    Trade trade(long tradeId) {
        return executed.trade(tradeId);
    }

    /// Notes what is known of an execution now; quantity and quote follow, the status moves by itself.
    void book(long tradeId, Trade now, long nowNanos) {
        executed.book(tradeId, now);
        doubtFromNanos = nowNanos;
        touch(nowNanos);
    }

    /// Takes an execution over from its row.
    void remember(long tradeId, Trade stored) {
        executed.remember(tradeId, stored);
    }

    /// The request that asks the venue for this order, the same bytes each time.
    VenueRequest.Place placing() {
        return new VenueRequest.Place(
                clientOrderId,
                instrument,
                side,
                type,
                Required.field("tif", tif),
                qty,
                price,
                stopPrice,
                isProtective(),
                postOnly,
                expireTimeNanos);
    }

    /// Counts that the venue is asked for it once more, as soon as that is committed.
    void attempt(long nowNanos) {
        attempts++;
        awaitsRelease = true;
        doubtFromNanos = nowNanos;
        touch(nowNanos);
    }

    /// Notes that the request leaves, or that it is decided that it does not.
    void released(VenueRequest request, long nowNanos) {
        awaitsRelease &= !(request instanceof VenueRequest.Place);
        releasedAtNanos = nowNanos;
        if (!(request instanceof VenueRequest.Cancel)) {
            doubtFromNanos = nowNanos;
        }
    }

    /// Since then nothing left that could bring it to the venue, and nothing told of it there. A cancel can do
    /// neither: however often an owner takes an order of unknown outcome back, the doubt gets no younger.
    long doubtFromNanos() {
        return doubtFromNanos;
    }

    /// Its open cancel or amend, if there is one, had left by then.
    long pendingSinceNanos() {
        return Math.max(requests.askedAtNanos(), releasedAtNanos);
    }

    /// Whether a request to place it stands between the commit and the venue.
    boolean awaitsRelease() {
        return awaitsRelease;
    }

    /// Whether a committed request to place it may leave: the first while it waits for its answer, a further one
    /// while its outcome is unknown.
    boolean mayBePlaced() {
        return status.lifecycle() == (attempts > 1 ? Lifecycle.UNKNOWN : Lifecycle.SENT);
    }

    /// Every request of this process for it had left by then.
    long lastLeftAtNanos() {
        return Math.max(updatedAtNanos, releasedAtNanos);
    }

    /// Counts an alarm. That nobody knows more is no change of the order: its time stays.
    void alarm() {
        alarms++;
        version++;
    }

    void request(PendingRequests pending) {
        requests = pending;
    }

    void amend(Decimal newQty, @Nullable Decimal newPrice) {
        qty = newQty;
        price = newPrice;
    }

    void venueOrderId(String id, long nowNanos) {
        venueOrderId = id;
        doubtFromNanos = nowNanos;
        touch(nowNanos);
    }

    /// Whether a stored intent is this very one: same key and same body.
    boolean isOf(String key, String digest) {
        return idempotencyKey.equals(key) && bodyDigest.equals(digest);
    }

    /// What may still be filled at worst: a pending amendment counts with the larger quantity, and a staged order from
    /// when it stands in for the one before it.
    Decimal leaves() {
        if (!status.isLive() && !(isStaged() && standsIn)) {
            return Decimal.ZERO;
        }
        var left = qtyAtMost().minus(executed());
        return left.isNegative() ? Decimal.ZERO : left;
    }

    /// The order's quantity, or that of a pending amendment if it is larger.
    Decimal qtyAtMost() {
        var asked = requests.amendQty();
        return asked == null ? qty : qty.max(asked);
    }

    boolean isProtective() {
        return reduceOnly || closeOnly;
    }

    InstanceId instance() {
        return instance;
    }

    IntentRef ref() {
        return ref;
    }

    String bodyDigest() {
        return bodyDigest;
    }

    String clientOrderId() {
        return clientOrderId;
    }

    String venueOrderId() {
        return venueOrderId;
    }

    int instrument() {
        return instrument;
    }

    Side side() {
        return side;
    }

    OrderType type() {
        return type;
    }

    OrderStatus status() {
        return status;
    }

    PendingRequests requests() {
        return requests;
    }

    Decimal qty() {
        return qty;
    }

    @Nullable
    Decimal price() {
        return price;
    }

    @Nullable
    Decimal stopPrice() {
        return stopPrice;
    }

    /// Whether this is the order's price now, absent or not.
    boolean hasPrice(@Nullable Decimal other) {
        if (price == null) {
            return other == null;
        }
        return other != null && price.sameValue(other);
    }

    Decimal filled() {
        return executed.filled();
    }

    /// Everything that was ever executed, also what the venue took back: none of it can be filled again.
    Decimal executed() {
        return executed.ever();
    }

    /// Whose place it takes; null for an order that an intent asked for directly.
    @Nullable
    Replacement replaces() {
        return replaces;
    }

    /// Not sent yet: waits until the order whose place it takes is surely gone.
    boolean isStaged() {
        return status.lifecycle() == Lifecycle.NEW;
    }

    /// What the orders before it in its chain executed.
    Decimal carried() {
        return replaces == null ? Decimal.ZERO : replaces.carriedQty();
    }

    /// As its owner counts: what the orders before it executed is part of it.
    Decimal ownersQty() {
        return qty.plus(carried());
    }

    /// As its owner counts.
    Decimal ownersFilled() {
        return filled().plus(carried());
    }

    /// Counts with what is open although it is not sent yet.
    void countsWhileStaged() {
        standsIn = true;
    }

    /// Stands in for the order before it from now on: what that one executed is not asked for again.
    void standIn(Order before) {
        var replaced = Required.field("a replaced order", replaces);
        var executedBefore = before.carried().plus(before.executed());
        qty = ownersQty().minus(executedBefore);
        replaces = new Replacement(replaced.clientOrderId(), replaced.amend(), executedBefore);
        standsIn = true;
    }

    long updatedAtNanos() {
        return updatedAtNanos;
    }

    long createdAtNanos() {
        return createdAtNanos;
    }

    long notAfterNanos() {
        return notAfterNanos;
    }

    int attempts() {
        return attempts;
    }

    long unknownSinceNanos() {
        return unknownSinceNanos;
    }

    int alarms() {
        return alarms;
    }

    /// Whether the host made it, on behalf of an instance.
    boolean isHostMade() {
        return onBehalfOf != null;
    }

    /// Whose position its fills change.
    InstanceId beneficiary() {
        return onBehalfOf == null ? instance : onBehalfOf;
    }

    /// The write that took the order's row last; 0 for one that came from its row.
    long writtenIn() {
        return writtenIn;
    }

    void writtenIn(long write) {
        writtenIn = write;
    }

    private void touch(long nowNanos) {
        updatedAtNanos = nowNanos;
        version++;
    }
}
