/// The intent gate: pure rules, without I/O or clock, that approve, degrade or deny what a strategy asks for.
@NullMarked
package io.stratos.gate;

import org.jspecify.annotations.NullMarked;
