/// The tests have teeth: deliberate defects (`verification/teeth/*.txt`), each of which some test must catch.
///
/// Main type: `TeethTest`. A defect is one replacement in one source file; that file is compiled apart and put before
/// the module's own classes, so the tree stays as it is.
@NullMarked
package io.stratos.verification.teeth;

import org.jspecify.annotations.NullMarked;
