package io.stratos.host.venue;

import io.stratos.abi.model.Instrument;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.host.tape.Tape;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a venue process is started with.
///
/// @param port on loopback, 0 for any that is free
/// @param speed how many seconds of the tape pass in one; 0 for a tape that stands still until it is
///     asked to move
/// @param requests file that gets a line for each request to change an order; null for none
public record VenueOptions(
        int port,
        Path data,
        VenueConfig config,
        List<Instrument> instruments,
        FaultPlan faults,
        Tape tape,
        int speed,
        @Nullable Path requests) {}
