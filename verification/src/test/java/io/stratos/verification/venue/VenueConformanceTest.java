package io.stratos.verification.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The adapters that come with the program, each against the whole suite.
@Tag("X-2")
@Tag("X-4")
class VenueConformanceTest {

    @TestFactory
    Stream<DynamicTest> paperVenueInThisProcess() {
        return VenueConformance.of(PaperBench::start);
    }

    @TestFactory
    Stream<DynamicTest> venueProcessBehindItsAdapter() {
        return VenueConformance.of(ProcessBench::start);
    }

    @Test
    void theSuiteIsLongAndEachCheckHasItsName() {
        var names = VenueConformance.checks().stream().map(Check::name).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    }
}
