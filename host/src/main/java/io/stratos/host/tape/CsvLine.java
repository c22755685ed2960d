package io.stratos.host.tape;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;

/// One line of a source: its cells, read exactly.
final class CsvLine {

    private final String name;
    private final long number;
    private final String[] cells;
    private final boolean unfinished;

    /// @param unfinished the line is the last one and has no line end, so it may be cut off
    CsvLine(String name, long number, String text, boolean unfinished) {
        this.name = name;
        this.number = number;
        this.cells = text.split(",", -1);
        this.unfinished = unfinished;
    }

    long number() {
        return number;
    }

    int width() {
        return cells.length;
    }

    /// Whether the line names columns instead of holding data.
    boolean isHeader() {
        char first = cells[0].isEmpty() ? ' ' : cells[0].charAt(0);
        return Character.isLetter(first);
    }

    String cell(int column) {
        return cells[column].trim();
    }

    void requireWidth(int least, int most) throws Refused {
        if (cells.length < least || cells.length > most) {
            var code = unfinished && cells.length < least ? ReasonCode.DAT_TAPE_TRUNCATED : ReasonCode.DAT_TAPE_FORMAT;
            throw Refusal.of(code, "the line has the wrong number of cells")
                    .at(where())
                    .got(cells.length, least == most ? least : least + " to " + most)
                    .refused();
        }
    }

    Decimal positive(int column, String what) throws Refused {
        var value = decimal(column, what);
        if (!value.isPositive()) {
            throw bad(column, what, "above zero");
        }
        return value;
    }

    Decimal notNegative(int column, String what) throws Refused {
        var value = decimal(column, what);
        if (value.isNegative()) {
            throw bad(column, what, "not negative");
        }
        return value;
    }

    long whole(int column, String what) throws Refused {
        try {
            return Long.parseLong(cell(column));
        } catch (NumberFormatException notWhole) {
            throw bad(column, what, "a whole number");
        }
    }

    Refused bad(int column, String what, String expected) {
        return Refusal.of(ReasonCode.DAT_TAPE_FORMAT, "the line's " + what + " cannot be used")
                .at(where())
                .got(cell(column), expected)
                .refused();
    }

    private Decimal decimal(int column, String what) throws Refused {
        try {
            return Decimal.of(cell(column)).normalized();
        } catch (NumberFormatException notDecimal) {
            throw bad(column, what, "a plain decimal of at most 18 digits");
        }
    }

    private String where() {
        return name + ", line " + number;
    }
}
