/// The architecture as a test: which package may know which, where outside libraries may be used, which calls are
/// forbidden, and proof that each of these rules bites. The packages below `fixture` break them on purpose.
@NullMarked
package io.stratos.verification.architecture;

import org.jspecify.annotations.NullMarked;
