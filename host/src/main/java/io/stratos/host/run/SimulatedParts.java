package io.stratos.host.run;

import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.host.lane.StrategyInstance;

/// What a simulated instance is put together from; see [SimulationAssembly].
record SimulatedParts(
        StrategyInstance strategy,
        AccountCore account,
        PaperVenue venue,
        AccountDesk desk,
        Outbox outbox,
        TapeFeed atVenue,
        TapeFeed atStrategy,
        long marketLatencyNanos,
        ShellPosition from) {}
