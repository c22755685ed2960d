/// Damages ledgers behind their back, for tests of recovery.
@NullMarked
package io.stratos.state.rocks;

import org.jspecify.annotations.NullMarked;
