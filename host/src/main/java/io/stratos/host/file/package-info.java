/// Files that are written whole or not at all, and files whose permissions matter.
///
/// Main types: [io.stratos.host.file.WholeFile], [io.stratos.host.file.GuardedFile].
@NullMarked
package io.stratos.host.file;

import org.jspecify.annotations.NullMarked;
