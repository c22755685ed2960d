package io.stratos.host.daemon.api;

import io.stratos.host.metrics.HostMetrics;

/// | | |
/// | --- | --- |
/// | `GET /metrics` | the text that Prometheus reads |
public final class MetricsCalls implements Calls {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HostMetrics metrics;

    public MetricsCalls(HostMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get(
                "/metrics",
                Says.that("The text that Prometheus reads.").answersIn("text/plain"),
                context -> context.contentType(TEXT).result(metrics.scrape()));
    }
}
