/// The adapter against a venue that is scripted byte by byte, and its parts alone.
@NullMarked
package io.stratos.venue.loopback;

import org.jspecify.annotations.NullMarked;
