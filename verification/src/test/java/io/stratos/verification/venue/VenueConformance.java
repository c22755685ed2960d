package io.stratos.verification.venue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Everything that any adapter must do. An adapter is checked by one test factory:
///
/// ```java
/// @TestFactory
/// Stream<DynamicTest> conforms() {
///     return VenueConformance.of(MyBench::start);
/// }
/// ```
public final class VenueConformance {
    private VenueConformance() {}

    /// The checks, as tests of one adapter.
    public static Stream<DynamicTest> of(VenueBench.Factory venues) {
        return checks().stream().map(check -> DynamicTest.dynamicTest(check.name(), () -> check.run(venues)));
    }

    static List<Check> checks() {
        return Stream.of(
                        TraitChecks.all(),
                        OrderChecks.all(),
                        StopChecks.all(),
                        ChangeChecks.all(),
                        IdentityChecks.all(),
                        QueryChecks.all(),
                        RequestFaultChecks.all(),
                        QuestionFaultChecks.all(),
                        StreamChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
