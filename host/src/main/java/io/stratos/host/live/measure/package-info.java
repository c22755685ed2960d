/// What a live host says about itself while it runs: ports, implemented by whoever publishes the figures. Measurements
/// stand beside the journal and decide nothing in it (DESIGN §4).
///
/// Main type: [io.stratos.host.live.measure.LiveMetrics].
@NullMarked
package io.stratos.host.live.measure;

import org.jspecify.annotations.NullMarked;
