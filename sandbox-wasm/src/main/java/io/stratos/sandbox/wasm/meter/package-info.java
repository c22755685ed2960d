/// Makes a module count what it uses: fuel where a stretch of code begins, stack where recursion may
/// happen, and one value for every not-a-number that a guest could look at.
///
/// Main type: [io.stratos.sandbox.wasm.meter.MeteredCode]. What costs how much stands in
/// [io.stratos.sandbox.wasm.meter.Prices]. Whatever changes here changes the preparation's version.
@NullMarked
package io.stratos.sandbox.wasm.meter;

import org.jspecify.annotations.NullMarked;
