/// What an author does with a strategy's folder: scaffold, build, test, pack.
///
/// Main type: [io.stratos.host.workshop.Workshop]. Compilers are other programs; their words go to the log they are
/// given, never into a result.
@NullMarked
package io.stratos.host.workshop;

import org.jspecify.annotations.NullMarked;
