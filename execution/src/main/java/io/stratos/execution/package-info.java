/// Execution: the account core, its safety, and the only way from an approved intent to a venue.
@NullMarked
package io.stratos.execution;

import org.jspecify.annotations.NullMarked;
