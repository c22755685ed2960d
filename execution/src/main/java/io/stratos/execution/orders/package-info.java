/// The life of an order: which state follows which on which input, and nothing else.
///
/// Main type: [io.stratos.execution.orders.OrderStatus]. Pure values; quantities, fills and venues
/// are others' business.
@NullMarked
package io.stratos.execution.orders;

import org.jspecify.annotations.NullMarked;
