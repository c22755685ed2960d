/// Typed configuration of an instance: from text, against the strategy's schema, to canonical bytes (SPEC M-26).
///
/// Main types: [io.stratos.host.config.ConfigResolver], [io.stratos.host.config.ConfigText].
@NullMarked
package io.stratos.host.config;

import org.jspecify.annotations.NullMarked;
