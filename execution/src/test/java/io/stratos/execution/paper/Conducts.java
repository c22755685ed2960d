package io.stratos.execution.paper;

import io.stratos.execution.venue.IdentityClass;
import java.util.SplittableRandom;

/// Ways for a venue to treat its clients.
final class Conducts {

    private Conducts() {}

    static VenueConduct of(IdentityClass identityClass) {
        return VenueConduct.ofClass(identityClass, identityClass == IdentityClass.B3 ? 1_000 : 0);
    }

    static VenueConduct random(SplittableRandom random) {
        var classes = IdentityClass.values();
        var identity = classes[random.nextInt(classes.length)];
        var lag = random.nextBoolean() ? QueryLag.NONE : new QueryLag(50, 10, 200, 0);
        return new VenueConduct(
                identity,
                identity == IdentityClass.B3 ? 500 : 0,
                random.nextBoolean() ? QueueModel.THROUGH : QueueModel.SHOWN_AHEAD,
                random.nextInt(3) == 0 ? 400 : 0,
                lag,
                random.nextBoolean() ? VenueConduct.NOT_PROMISED : 400,
                random.nextBoolean(),
                random.nextBoolean() ? 10 : 1_000,
                random.nextBoolean() ? 2 : 100);
    }
}
