/// Makes approved intents for tests of what comes behind the gate.
@NullMarked
package io.stratos.gate;

import org.jspecify.annotations.NullMarked;
