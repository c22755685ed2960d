package io.stratos.execution.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-6")
class SafetyMatrixTest {

    private static final String MATRIX = """
        action            NORMAL SAFE_MODE CLOSE_ONLY FLATTEN HALT
        INCREASE          yes    no        no         no      no
        REDUCE            yes    yes       yes        yes     no
        AMEND_UP          yes    no        no         no      no
        AMEND_DOWN        yes    yes       yes        yes     no
        CANCEL_ENTRY      yes    yes       yes        yes     yes
        CANCEL_PROTECTIVE yes    yes       yes        no      no
        PLACE_PROTECTIVE  yes    yes       yes        yes     no
        HOST_CLOSE        yes    yes       yes        yes     no
        """;

    @Test
    void everyStateAndActionIsJudgedAsTheMatrixSays() {
        var lines = MATRIX.lines().map(line -> line.split(" +")).toList();
        var header = lines.getFirst();
        var seen = new HashSet<SafetyAction>();
        for (var line : lines.subList(1, lines.size())) {
            var action = SafetyAction.valueOf(line[0]);
            seen.add(action);
            for (int i = 1; i < header.length; i++) {
                var state = SafetyState.valueOf(header[i]);
                var wanted = line[i].equals("yes") ? ReasonCode.OK : codeOf(state);
                assertThat(SafetyMatrix.judge(state, action))
                        .as("%s in %s", action, state)
                        .isEqualTo(wanted);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(SafetyAction.values());
        assertThat(header).hasSize(1 + SafetyState.values().length);
    }

    @Test
    void aTighterStateNeverAllowsWhatALooserOneForbids() {
        for (var action : SafetyAction.values()) {
            boolean allowed = true;
            for (var state : SafetyState.values()) {
                boolean now = SafetyMatrix.judge(state, action) == ReasonCode.OK;
                assertThat(now && !allowed).as("%s in %s", action, state).isFalse();
                allowed = now;
            }
        }
    }

    private static ReasonCode codeOf(SafetyState state) {
        return ReasonCode.valueOf("SAF_" + state);
    }
}
