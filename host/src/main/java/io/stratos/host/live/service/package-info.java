/// Models and signals for instances of Compute (SPEC M-15): requests of committed turns go to a thread for each
/// service,
/// answers come back as inputs. Nobody waits: what jams is told, and the instance's fallback applies.
///
/// Main types: [io.stratos.host.live.service.LiveServices], [io.stratos.host.live.service.ServiceQueue].
@NullMarked
package io.stratos.host.live.service;

import org.jspecify.annotations.NullMarked;
