package io.stratos.host.admission.smoke;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was found, once for each kind: a strategy that errs on every event is told so once, with the number.
final class SmokeFindings {

    private record Kind(ReasonCode code, String what) {}

    private static final class Count {
        private final String where;
        private final String got;
        private final String expected;
        private int times;

        Count(String where, String got, String expected) {
            this.where = where;
            this.got = got;
            this.expected = expected;
        }
    }

    private final Map<Kind, Count> found = new LinkedHashMap<>();
    private boolean fatal;

    /// Notes a violation.
    ///
    /// @param code what the host would say at run time
    void add(ReasonCode code, String what, String where, Object got, Object expected) {
        found.computeIfAbsent(new Kind(code, what), _ -> new Count(where, got.toString(), expected.toString())).times++;
    }

    /// Notes a violation after which the sandbox cannot go on.
    void addFatal(ReasonCode code, String what, String where, Object got, Object expected) {
        add(code, what, where, got, expected);
        fatal = true;
    }

    boolean isFatal() {
        return fatal;
    }

    List<Refusal> all() {
        var all = new ArrayList<Refusal>();
        found.forEach((kind, count) -> {
            var times = count.times == 1 ? "" : ", " + count.times + " times";
            all.add(Refusal.of(ReasonCode.DSC_SMOKE, kind.code() + ": " + kind.what() + times)
                    .at(count.where)
                    .got(count.got, count.expected)
                    .fix(kind.code().nextStep()));
        });
        return all;
    }
}
