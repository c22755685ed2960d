/// What a strategy says of itself: `strategy.yaml`, read strictly and held against policy (SPEC M-1, M-29).
///
/// Main types: [io.stratos.host.descriptor.DescriptorYaml], [io.stratos.host.descriptor.DescriptorCheck].
@NullMarked
package io.stratos.host.descriptor;

import org.jspecify.annotations.NullMarked;
