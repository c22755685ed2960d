package io.stratos.execution.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.IdentityClass;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-3")
class RetryRuleTest {

    /// By identity class: not asked yet; asked, in time, remembered; the same but perhaps forgotten; asked, too late.
    private static final String TABLE = """
        A  LOOK_UP RESUBMIT RESUBMIT LOOK_UP
        B1 LOOK_UP RESUBMIT RESUBMIT LOOK_UP
        B2 LOOK_UP LOOK_UP  LOOK_UP  LOOK_UP
        B3 LOOK_UP RESUBMIT LOOK_UP  LOOK_UP
        C  LOOK_UP LOOK_UP  LOOK_UP  LOOK_UP
        """;

    @Test
    void everyClassAndSituationIsDecidedAsTheTableSays() {
        var seen = new HashSet<IdentityClass>();
        TABLE.lines().map(line -> line.split(" +")).forEach(line -> {
            var identityClass = IdentityClass.valueOf(line[0]);
            seen.add(identityClass);
            for (boolean inTime : new boolean[] {true, false}) {
                for (boolean remembered : new boolean[] {true, false}) {
                    assertThat(RetryRule.of(identityClass, false, inTime, remembered))
                            .isEqualTo(rule(line[1]));
                    assertThat(RetryRule.of(identityClass, true, inTime, remembered))
                            .as("%s in time %s, remembered %s", identityClass, inTime, remembered)
                            .isEqualTo(rule(line[!inTime ? 4 : remembered ? 2 : 3]));
                }
            }
        });
        assertThat(seen).containsExactlyInAnyOrder(IdentityClass.values());
    }

    private static RetryRule rule(String name) {
        return RetryRule.valueOf(name);
    }
}
