package io.stratos.host.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.paper.faults.Outage;
import io.stratos.host.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanFileTest {

    @Test
    void everyFieldIsRead() throws Refused {
        var plan = parse("""
            seed: 7
            rules:
              - fault: drop_reply
                at: [place, cancel]
                per_mille: 50
                from: 1s
                to: 10m
                times: 3
              - fault: duplicate
                at: [stream]
                delay: 200ms
            outages:
              - kind: gap
                from: 30s
                to: 40s
                replayed: 5
            foreign_orders:
              - after: 20s
                client_order_id: web-1
                instrument: 1
                side: sell
                qty: "0.5"
                price: "900.00"
            clock_skew: -500ms
            """);
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.rules())
                .containsExactly(
                        new FaultRule(
                                FaultKind.DROP_REPLY,
                                Set.of(FaultPoint.PLACE, FaultPoint.CANCEL),
                                50,
                                1_000_000_000L,
                                600_000_000_000L,
                                0,
                                3),
                        FaultRule.late(FaultKind.DUPLICATE, 200_000_000L, FaultPoint.STREAM));
        assertThat(plan.outages()).containsExactly(new Outage(Outage.Kind.GAP, 30_000_000_000L, 40_000_000_000L, 5));
        assertThat(plan.foreign().getFirst().order().clientOrderId()).isEqualTo("web-1");
        assertThat(plan.clockSkewNanos()).isEqualTo(-500_000_000L);
    }

    @Test
    void jsonIsReadAsWell() throws Refused {
        assertThat(parse("{\"seed\":1,\"rules\":[{\"fault\":\"html\",\"at\":[\"fills\"]}]}"))
                .isEqualTo(FaultPlan.of(FaultRule.always(FaultKind.HTML, FaultPoint.FILLS)));
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> parse("seed: 1\nsurprise: 2\n")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> parse("rules: []\n")).isInstanceOf(Refused.class);
    }

    @Test
    void aFaultThatCannotHappenThereIsRefused() {
        assertThatThrownBy(() -> parse("seed: 1\nrules:\n  - fault: truncate\n    at: [place]\n"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("happens where it can");
    }

    private static FaultPlan parse(String text) throws Refused {
        return FaultPlanFile.parse(text.getBytes(StandardCharsets.UTF_8), "faults.yaml");
    }
}
