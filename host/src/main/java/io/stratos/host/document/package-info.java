/// Reads JSON and YAML strictly into one small tree that knows lines and columns, and writes canonical JSON.
///
/// The only package that touches Jackson and its YAML parser. Duplicate keys, aliases, anchors, deep nesting,
/// more than
/// one document and malformed UTF-8 are refused, because a signer and a loader must never read one file differently
/// (faults H22, H37). Main types: [io.stratos.host.document.Documents], [io.stratos.host.document.Fields],
/// [io.stratos.host.document.Json].
@NullMarked
package io.stratos.host.document;

import org.jspecify.annotations.NullMarked;
