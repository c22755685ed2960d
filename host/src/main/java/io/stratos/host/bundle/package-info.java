/// The `.stratos` container: written by us, read strictly from memory, signed by hash (DESIGN §9).
///
/// Main types: [io.stratos.host.bundle.Bundle] and [io.stratos.host.bundle.BundleReader] for who takes one in,
/// [io.stratos.host.bundle.BundleWriter] for who makes one. Nothing here parses code or descriptors, and nothing here
/// decides whom to trust.
@NullMarked
package io.stratos.host.bundle;

import org.jspecify.annotations.NullMarked;
