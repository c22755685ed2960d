package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to a wish that an instance did not take: nothing of it was done.
final class Untaken {
    private Untaken() {}

    static Map<String, @Nullable Object> answer(Context context, ReasonCode code) {
        context.status(HttpStatus.CONFLICT);
        return Answers.refusal(Refusal.of(code, why(code)));
    }

    private static String why(ReasonCode code) {
        return switch (code) {
            case CFG_PENDING, DEP_BUSY -> "as many wishes wait at the instance as may; nothing was done";
            case CFG_HISTORY -> "too many changes since the oldest checkpoint that is kept";
            case DEP_STATE -> "the instance could not take it in time; nothing was done";
            default -> "the instance takes no inputs any more, nothing of it changes";
        };
    }
}
