/// The host's figures for Prometheus (SPEC M-30, X-8): recorded without locks by the threads that do the work,
/// published by whoever asks. The only package that knows Micrometer and the Prometheus client.
///
/// Main type: [io.stratos.host.metrics.HostMetrics]; the list of what is exported is [io.stratos.host.metrics.Metric].
@NullMarked
package io.stratos.host.metrics;

import org.jspecify.annotations.NullMarked;
