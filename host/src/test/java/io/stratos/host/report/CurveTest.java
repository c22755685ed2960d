package io.stratos.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-4")
class CurveTest {
    @Test
    void fewPointsStayAsTheyCame() {
        var curve = new Curve(0, 1_000);
        curve.add(0, BigDecimal.ONE);
        curve.add(500, BigDecimal.TEN);
        curve.add(1_000, BigDecimal.TWO);

        assertThat(curve.points().stream().map(Curve.Point::value))
                .containsExactly(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.TWO);
    }

    @Test
    void ofEachSpanFirstLowestHighestAndLastStay() {
        var curve = new Curve(0, Curve.BUCKETS * 100L - 1);
        for (int value : new int[] {5, 6, 2, 9, 3, 4}) {
            curve.add(10 + curve.seen(), BigDecimal.valueOf(value));
        }

        assertThat(curve.points().stream().map(point -> point.value().intValue()))
                .containsExactly(5, 2, 9, 4);
    }

    @Test
    void extremesOfManyPointsAreNeverLost() {
        var random = new Random(11);
        var curve = new Curve(0, 200_000);
        var all = new ArrayList<BigDecimal>();
        for (int i = 0; i <= 200_000; i++) {
            var value = BigDecimal.valueOf(random.nextInt(), 3);
            all.add(value);
            curve.add(i, value);
        }
        var kept = curve.points().stream().map(Curve.Point::value).toList();

        assertThat(kept).hasSizeLessThanOrEqualTo(4 * Curve.BUCKETS);
        assertThat(kept).contains(all.getFirst(), all.getLast());
        assertThat(kept.stream().max(BigDecimal::compareTo))
                .isEqualTo(all.stream().max(BigDecimal::compareTo));
        assertThat(kept.stream().min(BigDecimal::compareTo))
                .isEqualTo(all.stream().min(BigDecimal::compareTo));
        assertThat(curve.seen()).isEqualTo(200_001);
    }
}
