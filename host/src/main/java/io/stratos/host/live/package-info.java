/// The live host: instances in real time against a venue (SPEC M-7 to M-11, M-18, X-1 to X-6).
///
/// Main type: [io.stratos.host.live.LiveHost], the one place that wires it. Lanes, accounts, the feed and the
/// ledger's writer are threads of their own; `docs/reference/live.md` has the picture.
@NullMarked
package io.stratos.host.live;

import org.jspecify.annotations.NullMarked;
