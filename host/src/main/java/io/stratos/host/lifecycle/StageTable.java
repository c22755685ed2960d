package io.stratos.host.lifecycle;

import static io.stratos.host.lifecycle.StageTable.Mark.NEAR;
import static io.stratos.host.lifecycle.StageTable.Mark.OVER;
import static io.stratos.host.lifecycle.StageTable.Stage.DEGRADE;
import static io.stratos.host.lifecycle.StageTable.Stage.HALT;
import static io.stratos.host.lifecycle.StageTable.Stage.WARN;

import io.stratos.abi.model.Numbered;
import io.stratos.abi.model.ReasonCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the use of each limit is answered, in stages (SPEC M-14): the one place where that is decided.
///
/// A row counts how many of the limit's last [#SAMPLES] samples were at its mark; each callback is a
/// sample, for a state each state that came. Running out of fuel, memory or time is a fault of its own: the
/// guest is discarded, and [RestartRules] answer. `docs/reference/staged-answers.md` holds the same rows; a
/// test compares them.
public final class StageTable {
    /// A minute of bars or a moment of trades: long enough to tell a habit from an accident, and one
    /// machine word.
    public static final int SAMPLES = Long.SIZE;

    /// Share of a limit from which a sample is near it.
    public static final int NEAR_PERCENT = 80;

    /// All rows, by limit, weakest answer first.
    public static final List<Row> ROWS = List.of(
            new Row(Limit.FUEL, NEAR, 16, WARN, ReasonCode.RES_NEAR_LIMIT),
            new Row(Limit.MEMORY, NEAR, 16, WARN, ReasonCode.RES_NEAR_LIMIT),
            new Row(Limit.TIME, NEAR, 16, WARN, ReasonCode.RES_NEAR_LIMIT),
            new Row(Limit.TIME, OVER, 16, DEGRADE, ReasonCode.RES_TIMEOUT),
            new Row(Limit.STATE, NEAR, 1, WARN, ReasonCode.RES_NEAR_LIMIT),
            new Row(Limit.STATE, OVER, 1, DEGRADE, ReasonCode.STA_SIZE),
            new Row(Limit.STATE, OVER, 3, HALT, ReasonCode.STA_SIZE),
            new Row(Limit.UNSOLICITED, OVER, 1, WARN, ReasonCode.STA_RATE),
            new Row(Limit.UNSOLICITED, OVER, 8, DEGRADE, ReasonCode.STA_RATE),
            new Row(Limit.UNSOLICITED, OVER, 32, HALT, ReasonCode.STA_RATE),
            new Row(Limit.INTENTS, OVER, 1, WARN, ReasonCode.GATE_RATE_EVENT),
            new Row(Limit.INTENTS, OVER, 16, DEGRADE, ReasonCode.GATE_RATE_EVENT),
            new Row(Limit.INTENTS, OVER, 48, HALT, ReasonCode.GATE_RATE_EVENT),
            new Row(Limit.LOG, OVER, 1, WARN, ReasonCode.TEL_LIMIT),
            new Row(Limit.LOG, OVER, 16, DEGRADE, ReasonCode.TEL_LIMIT),
            new Row(Limit.LOG, OVER, 48, HALT, ReasonCode.TEL_LIMIT),
            new Row(Limit.TELEMETRY, OVER, 1, WARN, ReasonCode.TEL_LIMIT),
            new Row(Limit.TELEMETRY, OVER, 16, DEGRADE, ReasonCode.TEL_LIMIT),
            new Row(Limit.TELEMETRY, OVER, 48, HALT, ReasonCode.TEL_LIMIT),
            new Row(Limit.LOG_SECOND, OVER, 1, WARN, ReasonCode.TEL_LIMIT),
            new Row(Limit.LOG_SECOND, OVER, 16, DEGRADE, ReasonCode.TEL_LIMIT),
            new Row(Limit.LOG_SECOND, OVER, 48, HALT, ReasonCode.TEL_LIMIT),
            new Row(Limit.LOG_LIFE, OVER, 1, WARN, ReasonCode.TEL_LIMIT),
            new Row(Limit.LOG_LIFE, OVER, 16, DEGRADE, ReasonCode.TEL_LIMIT),
            new Row(Limit.LOG_LIFE, OVER, 48, HALT, ReasonCode.TEL_LIMIT),
            new Row(Limit.UNSAVED, OVER, 1, WARN, ReasonCode.STA_UNSAVED));

    private StageTable() {}

    /// Where a sample stands.
    public enum Mark {
        /// At [#NEAR_PERCENT] of the limit or above.
        NEAR,
        /// Above the limit.
        OVER
    }

    /// Answers, mildest first.
    public enum Stage implements Numbered {
        /// Told, nothing else.
        WARN(1),
        /// Held to reducing positions until a whole window has passed without another reason.
        DEGRADE(2),
        /// Stopped; its entries are cancelled.
        HALT(3);

        private static final Table<Stage> TABLE = new Table<>(Stage.class);

        private final int number;

        Stage(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }

        /// The answer with this number, or null if there is none.
        static @Nullable Stage ofNumber(int number) {
            return TABLE.find(number);
        }
    }

    /// One answer.
    ///
    /// @param times samples at the mark, of the last [#SAMPLES], from which it holds
    public record Row(Limit limit, Mark mark, int times, Stage stage, ReasonCode code) {
        public Row {
            if (times < 1 || times > SAMPLES) {
                throw new IllegalArgumentException("Condition failed: 1.." + SAMPLES + " samples, got=" + times);
            }
        }
    }
}
