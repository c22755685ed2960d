/// What fills add up to: positions with exact cost, realised profit and fees.
///
/// Main types: [io.stratos.execution.positions.PositionBook],
/// [io.stratos.execution.positions.PositionView]. Books what it is given, once for each call:
/// recognising a fill that came twice is the connector's business.
@NullMarked
package io.stratos.execution.positions;

import org.jspecify.annotations.NullMarked;
