package io.stratos.host.live.account;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.SubmitOutcome;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueReport;
import io.stratos.gate.ApprovedIntent;
import io.stratos.host.lane.Denials;
import io.stratos.host.live.duty.Agent;
import io.stratos.host.live.duty.Bell;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.duty.Steps;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.link.AccountCommand;
import io.stratos.host.live.link.AccountInbox;
import io.stratos.host.live.link.CommittedTurn;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.link.Judgement;
import io.stratos.host.live.link.Notice;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.host.live.market.PriceBoard;
import io.stratos.state.CommitResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The one writer of an account, and the one who talks to its venue; start reading at [#doWork].
///
/// Commit, then send: what the core wants to let out waits in its group until the ledger says that the
/// group is committed; then the core is asked once more, and only then does the venue hear of it (DESIGN
/// §8). Once a commit has failed, nothing leaves any more.
public final class AccountAgent implements Agent {
    /// Groups on their way to the ledger; what happens meanwhile makes the next group larger.
    private static final int IN_FLIGHT_MAX = 8;

    /// An instance that no scope names: what binds it binds the whole account.
    private static final String NOBODY = "-";

    private static final int TURNS_EACH_CYCLE = 256;

    /// Of Compute, after all of LL: what LL sends meanwhile waits for no more (SPEC M-8).
    private static final int COMPUTE_TURNS_EACH_CYCLE = 32;

    private static final int MARKET_EACH_CYCLE = 1_024;
    private static final long TICK_NANOS = 100_000_000;

    private final AccountSetting parts;
    private final AccountInbox inbox;
    private final TradingHalt halt;
    private final Steps steps;
    private final PriceBoard.Reader prices;
    private final AccountOutbox outbox;
    private final AccountMeter meter;
    private final AccountDesk desk;
    private final TakenTurns taken;
    private final HaltWords haltWords;
    private final AccountCore core;
    private final AccountViews views;
    private final OpenAnswers answers;
    private final SafetyDesk safety;
    private final AwaitedVerdicts verdicts;
    private final LastResort lastResort;
    private final WriteStall stall;
    private final Outgoing outgoing;
    private final Map<InstanceId, InstanceLink> links = new LinkedHashMap<>();
    private final ReportSink fromVenue = new FromVenue();
    private final ConcurrentLinkedQueue<Told> results = new ConcurrentLinkedQueue<>();
    private int inFlight;
    private boolean mayLoosen;
    private long nextTick;
    private long now;
    private volatile Bell alarm = Bell.NONE;
    private volatile boolean stopping;
    private volatile boolean atRest;
    private volatile AccountStatus status;

    private record Told(AccountGroup group, CommitResult result) {}

    /// The account as its rows tell; [#start] it before its first cycle.
    public AccountAgent(AccountSetting parts) {
        this.parts = parts;
        inbox = parts.inbox();
        halt = parts.halt();
        steps = parts.steps();
        prices = parts.prices().reader();
        var account = parts.setup().account();
        var reader = parts.ledger().reader();
        outbox = new AccountOutbox(account, reader);
        meter = new AccountMeter(parts.metrics());
        desk = new AccountDesk(parts.writer(), outbox, meter);
        taken = new TakenTurns(account, reader, desk, steps);
        haltWords = new HaltWords(account, reader, desk);
        core = AccountCore.restore(parts.setup(), desk, RowSource.of(reader));
        views = new AccountViews(core, taken);
        answers = new OpenAnswers(desk);
        safety = new SafetyDesk(core, desk, answers, steps);
        verdicts = new AwaitedVerdicts(core, desk, answers);
        stall = new WriteStall(parts.stallNanos());
        lastResort = new LastResort(core, parts.venue().port(), inbox, answers, verdicts);
        outgoing = new Outgoing(core, desk, outbox, parts.venue().port(), halt, meter, steps);
        for (var link : parts.links()) {
            links.put(link.instance(), link);
            outbox.open(link);
        }
        status = statusNow();
        steps.reached(LiveStep.ACCOUNT_RESTORED);
    }

    /// Comes up: what was approved and never sent is denied, what was sent and not answered is unknown, and
    /// nothing takes new risk before the venue was compared with.
    public void start() {
        now = Math.max(now, parts.clock().nowNanos());
        links.values().forEach(link -> taken.denyLate(link.instance(), core, now));
        links.values().forEach(this::remind);
        safety.beginFlattening(parts.ledger().head().seq());
        core.start(now);
        desk.group().touch();
        links.values().forEach(views::publish);
        steps.reached(LiveStep.ACCOUNT_STARTED);
    }

    @Override
    public int doWork() {
        var halted = halt.cause();
        if (halted != null) {
            links.values().forEach(AccountViews::close);
            if (lastResort.work(halted, Math.max(now, parts.clock().nowNanos()))) {
                status = statusNow();
            }
            return 0;
        }
        now = Math.max(now, parts.clock().nowNanos());
        prices.changes(core::onReferencePrice);
        int work = takeCommands();
        work += takeResults();
        watchWrites();
        work += takeTurns(Lane.LL, TURNS_EACH_CYCLE);
        work += takeTurns(Lane.COMPUTE, COMPUTE_TURNS_EACH_CYCLE);
        work += pollVenue();
        work += outgoing.releaseWaiting(now);
        work += tick();
        work += commit();
        work += handBacklog();
        atRest = stopping && isAllDone();
        return work;
    }

    /// Safety goes first: what it forbids does not leave in this cycle any more.
    private int takeCommands() {
        int work = 0;
        for (var command = inbox.nextCommand(); command != null; command = inbox.nextCommand()) {
            desk.group().touch();
            work++;
            switch (command) {
                case AccountCommand.Safety change -> safety.set(change, now);
                case AccountCommand.Judge(var what, var actor, var note, var answer) ->
                    answers.whenCommitted(answer, judge(what, actor, note));
                case AccountCommand.Reconcile(var answer) -> verdicts.ask(answer, now);
                case AccountCommand.Tripped(var id, var code, var action) ->
                    safety.breakerOpened(id, code, action, now);
                case AccountCommand.InstanceHalted(var id, var _) -> core.instanceHalted(id, now);
                case AccountCommand.Joins(var link, var answer) -> join(link, answer);
            }
        }
        return work;
    }

    /// As at a start of the host: what was left over is told, then the instance sees its account.
    private void join(InstanceLink link, CompletableFuture<Boolean> answer) {
        var id = link.instance();
        links.put(id, link);
        core.instanceTakenUp(id);
        outbox.open(link);
        taken.denyLate(id, core, now);
        remind(link);
        views.publish(link);
        answer.complete(true);
    }

    /// What was to halt and came up anew is told again.
    private void remind(InstanceLink link) {
        var code = haltWords.due(link.instance());
        if (code != null) {
            core.instanceHalted(link.instance(), now);
            link.notify(new Notice.Halt(code));
        }
    }

    /// Behind all its turns. What its orders still do is booked, and waits in the outbox for its next start, which
    /// need not look for turns that were never taken.
    private void leave(InstanceId id, long cursor, TurnEffect.Left left) {
        taken.all(id, cursor);
        links.remove(id);
        outbox.close(id);
        haltWords.left(id);
        if (left.takesBack()) {
            core.instanceHalted(id, now);
        }
        desk.group().touch();
        answers.whenCommitted(left.answer(), true);
    }

    private ReasonCode judge(Judgement what, String actor, String note) {
        return switch (what) {
            case Judgement.Unknown(var order, var settlement) ->
                core.resolveUnknown(order, settlement, actor, note, now);
            case Judgement.Foreign(var name) -> core.acceptForeign(name, actor, note, now);
            case Judgement.Holding(int instrument, var qty) -> core.acceptHolding(instrument, qty, actor, note, now);
        };
    }

    private int takeResults() {
        int work = 0;
        for (var told = results.poll(); told != null && !halt.isTripped(); told = results.poll()) {
            inFlight--;
            stall.committed(now);
            work++;
            if (told.result instanceof CommitResult.Committed committed) {
                core.committed(told.group.write());
                steps.reached(LiveStep.ACCOUNT_WRITE_NOTED);
                outgoing.release(told.group, committed.head().seq(), now);
            }
        }
        return work;
    }

    /// What is committed slowly leaves late: new risk waits until writes are quick again.
    private void watchWrites() {
        switch (stall.at(now)) {
            case STALLED -> {
                meter.stalled();
                safety.stalled(now);
                mayLoosen = false;
            }
            case FLOWING -> mayLoosen = true;
            case NONE -> {}
        }
    }

    private int takeTurns(Lane lane, int turnsMax) {
        int work = 0;
        while (work < turnsMax) {
            var turn = inbox.nextTurn(lane);
            if (turn == null) {
                break;
            }
            if (work == 0) {
                parts.ledger().expect(); // what it wants leaves behind the next commit
            }
            take(turn);
            work++;
        }
        return work;
    }

    /// All of a turn goes into one group, with the note that it was taken.
    private void take(CommittedTurn turn) {
        var id = turn.instance();
        desk.changed(id);
        steps.reached(LiveStep.TURN_TAKEN);
        for (var effect : turn.effects()) {
            switch (effect) {
                case TurnEffect.Approved(var intent) -> submit(id, intent);
                case TurnEffect.Halted(var _) -> {
                    haltWords.obeyed(id);
                    core.instanceHalted(id, now);
                }
                case TurnEffect.Snapshot(int instrument) ->
                    desk.tell(id, instrument, core.snapshot(id, instrument), now);
                case TurnEffect.Left left -> leave(id, turn.cursor(), left);
                case TurnEffect.Tripped(var code, var action) -> safety.breakerOpened(id, code, action, now);
                case TurnEffect.Denied(var ref, var intent, var code) -> {
                    var denial = Denials.of(ref, intent, code, core.exposure(id));
                    if (denial != null) {
                        desk.tell(id, denial.instrument(), denial.event(), now);
                        steps.reached(LiveStep.DENIAL_TOLD);
                    }
                }
            }
        }
        if (!turn.isWord()) {
            taken.took(id, turn.cursor());
        }
        steps.reached(LiveStep.TURN_SETTLED);
    }

    /// A key that comes with another body is a broken promise: the instance halts, in this life or the
    /// next, its entries are taken back, and the account is compared.
    private void submit(InstanceId id, ApprovedIntent intent) {
        meter.received(intent);
        switch (core.submit(intent, now)) {
            case SubmitOutcome.Sent _, SubmitOutcome.Nothing _, SubmitOutcome.Repeated _, SubmitOutcome.Denied _ -> {}
            case SubmitOutcome.Conflict _ -> {
                haltWords.said(id, ReasonCode.IDM_CONFLICT);
                core.instanceHalted(id, now);
                var link = links.get(id);
                if (link != null) {
                    link.notify(new Notice.Halt(ReasonCode.IDM_CONFLICT));
                }
                core.reconcile(Cause.GAP, now);
            }
        }
        steps.reached(LiveStep.INTENT_SUBMITTED);
    }

    /// Market data counts as work where more of it waits: this thread does not stay awake for the next trade, which a
    /// venue of ours need not know at once, and leaves its core to those who wait for theirs.
    private int pollVenue() {
        int taken = 0;
        for (var event = parts.market().poll();
                event != null;
                event = parts.market().poll()) {
            parts.venue().onMarket(event, now);
            if (++taken == MARKET_EACH_CYCLE) {
                break;
            }
        }
        parts.venue().port().poll(now, fromVenue);
        var breakage = parts.venue().takeBreakage();
        if (breakage != null) {
            desk.group().touch();
            safety.adapterBroke(parts.setup().account(), breakage, now);
        }
        return taken / MARKET_EACH_CYCLE;
    }

    private int tick() {
        if (now < nextTick) {
            return 0;
        }
        nextTick = now + TICK_NANOS;
        if (inFlight == 0 && !desk.group().isDirty()) { // all changes are committed and let out
            safety.flattenForgotten(parts.ledger().head().seq());
        }
        core.tick(now);
        verdicts.tell();
        if (stall.isStalled()) {
            safety.stalled(now); // whatever was said meanwhile
        } else if (mayLoosen) {
            mayLoosen = !safety.flowing(now);
        }
        status = statusNow();
        steps.reached(LiveStep.TICK_DONE);
        return 1;
    }

    /// Hands the group to the ledger, unless it has enough to do; then the group goes on growing.
    private int commit() {
        var group = desk.group();
        if (!group.isDirty() || inFlight >= IN_FLIGHT_MAX) {
            return 0;
        }
        group.write(core.writeRows(desk));
        parts.venue().writeState(desk);
        steps.reached(LiveStep.ACCOUNT_ROWS_WRITTEN);
        if (!parts.ledger().offer(group.batch, (_, result) -> committed(group, result))) {
            stall.refused(now);
            return 0;
        }
        inFlight++;
        stall.handedOver(now);
        desk.nextGroup();
        steps.reached(LiveStep.ACCOUNT_GROUP_OFFERED);
        publish();
        return 1;
    }

    /// On the ledger's writer thread.
    private void committed(AccountGroup group, CommitResult result) {
        switch (result) {
            case CommitResult.Failed(var code, var detail) -> halt.trip(code, detail, null);
            case CommitResult.Committed done -> {
                if (!done.fenced().isEmpty()) {
                    halt.trip(ReasonCode.STA_FENCED, "a newer holder writes to this data directory", null);
                }
                steps.reached(LiveStep.ACCOUNT_GROUP_COMMITTED);
            }
        }
        results.add(new Told(group, result));
        alarm.ring();
    }

    private void publish() {
        if (desk.takeChangedAll()) {
            links.values().forEach(views::publish);
            desk.takeChanged();
            return;
        }
        for (var id : desk.takeChanged()) {
            var link = links.get(id);
            if (link != null) {
                views.publish(link);
            }
        }
    }

    private int handBacklog() {
        int handed = outbox.handBacklog();
        if (handed > 0) {
            steps.reached(LiveStep.BACKLOG_HANDED_ON);
        }
        return handed;
    }

    /// Asked of its own core: what has left and is not answered is under way still.
    private boolean isAllDone() {
        return inbox.isEmpty()
                && inFlight == 0
                && !desk.group().isDirty()
                && results.isEmpty()
                && outgoing.isEmpty()
                && core.unanswered().isEmpty();
    }

    /// From now on [#isAtRest] tells; for who stops the host, once its lanes have stopped.
    public void stop() {
        stopping = true;
    }

    /// Whether everything that was handed in before [#stop] is committed, has left, and the venue has
    /// answered it.
    public boolean isAtRest() {
        return atRest;
    }

    /// As of the last tick. Safe from any thread.
    public AccountStatus status() {
        return status;
    }

    private AccountStatus statusNow() {
        var account = parts.setup().account();
        return new AccountStatus(
                account,
                core.isReconciled(),
                core.isPending(),
                core.comparisons(),
                core.inDoubt(),
                core.safety(new InstanceId(NOBODY, NOBODY, NOBODY)));
    }

    /// What is committed may leave, and what is asked is answered: its thread does not sleep over that.
    @Override
    public void wokenBy(Bell wakes) {
        alarm = wakes;
        inbox.wakes(wakes);
    }

    /// The account's core, for the starting thread and for tests; its own thread alone may touch it while
    /// it runs.
    public AccountCore core() {
        return core;
    }

    @Override
    public String roleName() {
        return "account-" + parts.setup().account().value();
    }

    /// What the venue says goes straight into the core; what follows from it waits for the commit.
    private final class FromVenue implements ReportSink {
        @Override
        public void report(VenueReport report, long atNanos) {
            steps.reached(LiveStep.REPORT_RECEIVED);
            desk.group().touch();
            meter.reported(report, core.onReport(report, now));
            steps.reached(LiveStep.REPORT_BOOKED);
        }

        @Override
        public void answer(VenueAnswer answer, long atNanos) {
            steps.reached(LiveStep.ANSWER_RECEIVED);
            desk.group().touch();
            core.onAnswer(answer, now);
            verdicts.tell();
            steps.reached(LiveStep.ANSWER_BOOKED);
        }

        @Override
        public void gap(StreamGap gap, long atNanos) {
            desk.group().touch();
            core.onGap(gap, now);
        }
    }
}
