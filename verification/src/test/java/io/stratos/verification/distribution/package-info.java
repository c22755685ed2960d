/// What an operator installs, looked at as files: the parts that must be there, and the parts that must not.
@NullMarked
package io.stratos.verification.distribution;

import org.jspecify.annotations.NullMarked;
