/// A linear model from a JSON file, behind the host's port of services: the sample of such a plugin.
///
/// Main type: [io.stratos.service.linear.LinearModelProvider].
@NullMarked
package io.stratos.service.linear;

import org.jspecify.annotations.NullMarked;
