/// What bad market data does to an instance (SPEC M-27): flags of its events and time go in, restrictions come out.
/// Pure; everything it decides by is recorded with the deliveries, so a replay decides the same.
///
/// Main types: [io.stratos.host.quality.InputQuality], [io.stratos.host.quality.QualityPolicy].
@NullMarked
package io.stratos.host.quality;

import org.jspecify.annotations.NullMarked;
