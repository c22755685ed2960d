/// The memory that host and child share: one callback in, one decision out.
///
/// Main type: [io.stratos.sandbox.python.exchange.Exchange]. Used by both processes, so it knows neither. Whatever the
/// host reads here was written by a process that runs a stranger's code: it is checked by the reader.
@NullMarked
package io.stratos.sandbox.python.exchange;

import org.jspecify.annotations.NullMarked;
