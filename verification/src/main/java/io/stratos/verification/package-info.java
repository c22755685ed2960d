/// Checks that span modules; it may know every module, and no module may know it.
@NullMarked
package io.stratos.verification;

import org.jspecify.annotations.NullMarked;
