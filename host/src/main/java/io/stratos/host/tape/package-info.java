/// Recorded market data: one binary format, read exactly, and importers from the formats people have.
///
/// Main types: [io.stratos.host.tape.Tape] and [io.stratos.host.tape.TapeCursor] for who runs a tape,
/// [io.stratos.host.tape.TapeLibrary] to find one by file or name, [io.stratos.host.tape.TapeImport] to make one.
@NullMarked
package io.stratos.host.tape;

import org.jspecify.annotations.NullMarked;
