package io.stratos.host.document;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with one document.
final class Problems {

    /// More than this helps nobody.
    private static final int PROBLEMS_MAX = 50;

    private final String name;
    private final ReasonCode code;
    private final List<Refusal> noted;
    private final boolean muted;

    Problems(String name, ReasonCode code) {
        this(name, code, new ArrayList<>(), false);
    }

    private Problems(String name, ReasonCode code, List<Refusal> noted, boolean muted) {
        this.name = name;
        this.code = code;
        this.noted = noted;
        this.muted = muted;
    }

    /// For the fields of a mapping that is missing as a whole: one message is enough.
    Problems muted() {
        return new Problems(name, code, noted, true);
    }

    Problems coded(ReasonCode newCode) {
        return new Problems(name, newCode, noted, muted);
    }

    void add(String what, Node.Place place, Object got, Object expected) {
        add(code, what, place, got, expected);
    }

    void add(ReasonCode which, String what, Node.Place place, Object got, Object expected) {
        if (!muted && noted.size() < PROBLEMS_MAX) {
            noted.add(Refusal.of(which, what).at(name + ", " + place).got(got, expected));
        }
    }

    void throwIfAny() throws Refused {
        if (!noted.isEmpty()) {
            throw new Refused(noted);
        }
    }
}
