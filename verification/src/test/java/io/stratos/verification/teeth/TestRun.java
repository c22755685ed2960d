package io.stratos.verification.teeth;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Runs test classes one after the other in a JVM of its own, until one has a test that fails.
///
/// Exit code: 0 all passed, 1 a test failed, 2 no test ran.
final class TestRun {

    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int NOTHING = 2;

    private TestRun() {}

    public static void main(String[] tests) {
        int code = NOTHING;
        for (var test : tests) {
            var summary = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(test))
                                    .build(),
                            summary);
            if (summary.getSummary().getTestsFailedCount() > 0) {
                System.exit(FAILED);
            }
            if (summary.getSummary().getTestsSucceededCount() > 0) {
                code = PASSED;
            }
        }
        System.exit(code);
    }
}
