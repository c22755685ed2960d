/// Tests of the chain, its check and the mark.
@NullMarked
package io.stratos.state.journal;

import org.jspecify.annotations.NullMarked;
