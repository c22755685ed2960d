/// The port of models and signals that the host asks for a strategy (SPEC M-15). Trusted plugins implement it.
///
/// Main types: [io.stratos.abi.service.ServiceProvider], [io.stratos.abi.service.ModelService].
@NullMarked
package io.stratos.abi.service;

import org.jspecify.annotations.NullMarked;
