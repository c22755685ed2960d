package io.stratos.host.live.lane;

import io.stratos.abi.journal.ConfigChange;
import io.stratos.abi.journal.ConfigRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.host.config.ConfigText;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.JournalMark;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.state.CheckpointResult;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Changes the configuration of a live instance while it runs (SPEC M-26): the strategy is told by a turn
/// of its own, and keeps its state.
///
/// | a change is | until | stands in |
/// | --- | --- | --- |
/// | asked | its moment comes, or another is asked for | a record CONFIG `asked`, row `W` |
/// | told | its turn is decided | the deliveries |
/// | applied | another one | a record CONFIG `applied`, row `C` of that turn |
/// | failed | - | a record CONFIG `failed`: overtaken, or the guest failed and that turn changed nothing |
///
/// Each line is in one batch with its turn, so that a restart and a replay switch at the same turn. Its
/// lane's thread, but for [#ask] and [#view].
final class LiveConfig {
    private static final String RESTART = "restart";
    private static final byte[] NONE = {};

    private final InstanceSetting parts;
    private final StrategyInstance strategy;
    private final TurnCommits commits;
    private final Wishes<ConfigWish, ConfigAnswer> asked;
    private List<ConfigValue> values;
    private long version;
    private long steps;
    private @Nullable Pending pending;
    private @Nullable Pending told;
    private volatile ConfigView view;

    /// @param checkpointed the newest checkpoint when it was asked for
    private record Pending(ConfigRecord record, List<ConfigValue> changes, ConfigMoment moment, long checkpointed) {}

    LiveConfig(InstanceSetting parts, StrategyInstance strategy, TurnCommits commits) {
        this.parts = parts;
        this.strategy = strategy;
        this.commits = commits;
        asked = new Wishes<>(parts.clock(), parts.bell(), ReasonCode.CFG_PENDING, ConfigAnswer.Refused::new);
        values = parts.spec().config();
        view = viewNow();
    }

    /// Takes over what an earlier process left, before the instance comes up. Values of the file that
    /// changed since hold from here on if the instance was stopped in order; after a crash its last turns
    /// are run again first, so they wait.
    ///
    /// @param appliedCursor its last turn, 0 if it is new
    void takeOver(long appliedCursor, boolean isNew, long nowNanos) {
        var reader = parts.ledger().reader();
        var rows = strategy.rows();
        var file = parts.spec().config();
        reader.scan(Table.INSTANCE, rows.configPrefix(), (key, row) -> {
            var kept = ConfigRows.decode(row);
            version = kept.configVersion();
            values = ConfigRows.with(file, kept.values());
            strategy.config().switchTo(InstanceRows.numberOf(key), values);
            return true;
        });
        reader.scan(Table.INSTANCE, rows.configStepPrefix(), (key, _) -> {
            steps = InstanceRows.numberOf(key);
            return true;
        });
        var waiting = reader.get(Table.INSTANCE, rows.configPending());
        if (waiting != null && waiting.length > 0) {
            pending = pending(waiting);
        }
        var before = reader.get(Table.INSTANCE, rows.configFile());
        if (isNew || before == null) {
            strategy.keep(rows.configFile(), ConfigRows.encode(0, file));
            strategy.keep(rows.config(0), ConfigRows.encode(version, values));
        } else {
            changeByFile(ConfigRows.decode(before).values(), appliedCursor, nowNanos);
        }
        view = viewNow();
    }

    private void changeByFile(List<ConfigValue> before, long appliedCursor, long nowNanos) {
        var file = parts.spec().config();
        var changes = new ArrayList<ConfigValue>();
        for (var value : file) {
            var old = ConfigRows.find(before, value.name());
            if (old != null && !old.equals(value)) {
                changes.add(value);
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        boolean isStoppedInOrder = isCheckpoint(appliedCursor);
        var next = ConfigRows.with(values, changes);
        var record = new ConfigRecord(
                parts.spec().id(),
                appliedCursor,
                version + 1,
                isStoppedInOrder ? "applied" : "failed",
                RESTART,
                texts(changes),
                isStoppedInOrder ? ReasonCode.OK : ReasonCode.STA_UNCLEAN_STOP,
                "file",
                "");
        tell(record, nowNanos);
        if (isStoppedInOrder) {
            version++;
            values = next;
            strategy.config().switchTo(appliedCursor, values);
            strategy.keep(strategy.rows().config(appliedCursor), ConfigRows.encode(version, values));
            strategy.keep(strategy.rows().configFile(), ConfigRows.encode(0, file));
            renumber(appliedCursor, nowNanos);
        }
    }

    /// What waits comes behind what the file changed: it is asked for again, with a number of its own.
    private void renumber(long appliedCursor, long nowNanos) {
        var waiting = pending;
        if (waiting != null) {
            var was = waiting.record();
            var again = of(was, appliedCursor, version + 1, "asked", texts(waiting.changes()), ReasonCode.OK);
            waits(new Pending(again, waiting.changes(), waiting.moment(), waiting.checkpointed()), nowNanos);
        }
    }

    /// A step of a change: a record, and a row by which it is found again.
    private void tell(ConfigRecord step, long nowNanos) {
        var record = step.encode();
        strategy.tell(RecordKind.CONFIG, record, nowNanos);
        steps++;
        long behind = parts.ledger().head().seq();
        strategy.keep(strategy.rows().configStep(steps), JournalMark.encode(behind, record));
        if (steps > ConfigView.STEPS_MAX) {
            strategy.drop(strategy.rows().configStep(steps - ConfigView.STEPS_MAX));
        }
    }

    private boolean isCheckpoint(long cursor) {
        return parts.ledger().reader().newestCheckpoint(parts.spec().id(), cursor)
                        instanceof CheckpointResult.Found found
                && found.header().cursor() == cursor;
    }

    private Pending pending(byte[] row) {
        try {
            var record = ConfigRecord.decode(row);
            var moment = ConfigMoment.valueOf(record.apply().toUpperCase(Locale.ROOT));
            var changes = new ArrayList<ConfigValue>();
            for (var change : record.changes()) {
                for (var field : parts.spec().descriptor().configSchema()) {
                    var value = field.name().equals(change.name())
                            ? ConfigText.parse(field.name(), field.type(), change.after())
                            : null;
                    if (value != null) {
                        changes.add(value);
                    }
                }
            }
            return new Pending(record, changes, moment, 0);
        } catch (MalformedMessageException | IllegalArgumentException damaged) {
            throw new DamagedRowException("waiting configuration", damaged);
        }
    }

    // --- asking

    /// Asks for a change; answered once it is in the ledger.
    CompletableFuture<ConfigAnswer> ask(ConfigWish wish) {
        return asked.ask(wish);
    }

    /// Takes what was asked for. Never while a turn is half done.
    ///
    /// @return whether something was taken
    boolean work(long nowNanos) {
        boolean taken = false;
        for (var next = asked.next(); next != null; next = asked.next()) {
            if (!hasRoom()) {
                next.answer(new ConfigAnswer.Refused(ReasonCode.CFG_HISTORY));
            } else {
                accept(next, giveUp(nowNanos) + 1, nowNanos);
                taken = true;
            }
        }
        return taken;
    }

    /// Switches that no checkpoint needs any more make room; all three are read, once in some thousand
    /// changes.
    private boolean hasRoom() {
        var history = strategy.config();
        if (!history.isFull()) {
            return true;
        }
        history.forget(oldestCheckpoint())
                .forEach(cursor -> strategy.drop(strategy.rows().config(cursor)));
        return !history.isFull();
    }

    private long oldestCheckpoint() {
        long oldest = 0;
        var found = parts.ledger().reader().newestCheckpoint(parts.spec().id(), strategy.cursor());
        while (found instanceof CheckpointResult.Found one) {
            oldest = one.header().cursor();
            found = parts.ledger().reader().newestCheckpoint(parts.spec().id(), oldest - 1);
        }
        return oldest;
    }

    /// Whatever waits gives way to what is asked for after it: its moment may never come.
    ///
    /// @return the last number that was given
    private long giveUp(long nowNanos) {
        var waiting = pending;
        if (waiting == null) {
            return version;
        }
        var was = waiting.record();
        var failed = of(was, strategy.cursor(), was.version(), "failed", was.changes(), ReasonCode.CFG_SUPERSEDED);
        tell(failed, nowNanos);
        return was.version();
    }

    private void accept(Wishes.Asked<ConfigWish, ConfigAnswer> next, long number, long nowNanos) {
        var wish = next.wish();
        var record = new ConfigRecord(
                parts.spec().id(),
                strategy.cursor(),
                number,
                "asked",
                wish.moment().name().toLowerCase(Locale.ROOT),
                texts(wish.values()),
                ReasonCode.OK,
                wish.actor(),
                wish.note());
        waits(new Pending(record, wish.values(), wish.moment(), strategy.checkpointed()), nowNanos);
        commits.group().answers.add(code -> {
            if (code == ReasonCode.OK) {
                next.answer(new ConfigAnswer.Accepted(record.version()));
            } else {
                next.answer().completeExceptionally(new NotDurableException(code));
            }
        });
    }

    private void waits(Pending next, long nowNanos) {
        pending = next;
        tell(next.record(), nowNanos);
        strategy.keep(strategy.rows().configPending(), next.record().encode());
        view = viewNow();
    }

    /// Answers operators for whom nothing is done any more.
    void refuse(ReasonCode why) {
        asked.refuse(why);
    }

    // --- telling

    /// Whether the strategy is to be told before anything else.
    boolean isDue() {
        var waiting = pending;
        return waiting != null
                && waiting.moment() == ConfigMoment.NEXT_CHECKPOINT
                && strategy.checkpointed() > waiting.checkpointed();
    }

    /// What the strategy is told next: that event, or a change before it; the event waits in its place then.
    Event orBefore(Event event, long nowNanos) {
        if (!isDueBefore(event)) {
            return event;
        }
        parts.market().putBack(event);
        return begin(nowNanos);
    }

    /// An answer of a service is no tick: it is taken out of what is asked for good, so it goes first.
    private boolean isDueBefore(Event event) {
        var waiting = pending;
        return waiting != null
                && !(event.body() instanceof EventBody.ServiceResponse)
                && switch (waiting.moment()) {
                    case NEXT_TICK -> true;
                    case NEXT_BAR -> event.body() instanceof EventBody.Bar;
                    case NEXT_CHECKPOINT -> false;
                };
    }

    /// What the strategy is told in the next turn: from the end of it on, the new values hold.
    Event begin(long nowNanos) {
        var waiting = pending;
        if (waiting == null) {
            throw new IllegalStateException("Invariant: a change of configuration waits");
        }
        told = waiting;
        pending = null;
        strategy.config().switchTo(strategy.cursor() + 1, ConfigRows.with(values, waiting.changes()));
        var body = new EventBody.ConfigUpdate(waiting.record().version(), waiting.changes());
        return new Event(new EventHeader(0, nowNanos, nowNanos, nowNanos, 0, 0), body);
    }

    /// A turn is decided.
    void decided(long nowNanos) {
        var done = told;
        if (done == null) {
            return;
        }
        told = null;
        long cursor = strategy.cursor();
        boolean hasFailed = strategy.hasTripped();
        var changes = texts(done.changes());
        if (hasFailed) {
            strategy.config().takeBack(cursor);
        } else {
            version = done.record().version();
            values = strategy.config().at(cursor);
            strategy.keep(strategy.rows().config(cursor), ConfigRows.encode(version, values));
        }
        var was = done.record();
        var record = of(
                was,
                cursor,
                was.version(),
                hasFailed ? "failed" : "applied",
                changes,
                hasFailed ? strategy.lastFault() : ReasonCode.OK);
        tell(record, nowNanos);
        strategy.keep(strategy.rows().configPending(), NONE);
        commits.group().urgent();
        view = viewNow();
    }

    // --- for others

    ConfigView view() {
        return view;
    }

    private ConfigView viewNow() {
        var waiting = pending;
        return new ConfigView(version, values, waiting == null ? null : waiting.record());
    }

    private static ConfigRecord of(
            ConfigRecord was, long cursor, long number, String stage, List<ConfigChange> changes, ReasonCode reason) {
        return new ConfigRecord(
                was.instance(), cursor, number, stage, was.apply(), changes, reason, was.actor(), was.note());
    }

    private List<ConfigChange> texts(List<ConfigValue> changes) {
        var texts = new ArrayList<ConfigChange>();
        for (var change : changes) {
            var before = ConfigRows.find(values, change.name());
            texts.add(new ConfigChange(
                    change.name(), before == null ? "" : ConfigText.text(before), ConfigText.text(change)));
        }
        return texts;
    }
}
