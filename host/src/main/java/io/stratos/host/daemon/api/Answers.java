package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.ErrorDocument;
import io.stratos.host.document.Json;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the local API answers.
public final class Answers {
    /// How long an answer may take, if nothing else is said.
    static final long ANSWER_SECONDS = 5;

    private Answers() {}

    /// One JSON document.
    public static Context json(Context context, Map<String, @Nullable Object> document) {
        return context.contentType("application/json").result(Json.text(document));
    }

    /// Why something was refused.
    public static Map<String, @Nullable Object> refusal(Refusal refusal) {
        return ErrorDocument.of(List.of(refusal));
    }

    /// Everything why something was refused.
    public static Map<String, @Nullable Object> refusal(Refused refused) {
        return ErrorDocument.of(refused.refusals());
    }

    /// A document as soon as the host has answered; an error if it does not within some seconds.
    public static <T> void later(
            Context context, CompletableFuture<T> answer, Function<T, Map<String, @Nullable Object>> document) {
        later(context, answer, ANSWER_SECONDS, document);
    }

    /// The same for what takes longer.
    static <T> void later(
            Context context,
            CompletableFuture<T> answer,
            long seconds,
            Function<T, Map<String, @Nullable Object>> document) {
        context.future(() -> elsewhere(
                answer.copy().orTimeout(seconds, TimeUnit.SECONDS),
                (done, failed) -> json(context, failed == null ? document.apply(done) : failure(context, failed))));
    }

    /// What follows from an answer, on a thread of its own: who answers is a lane or an account, and goes on.
    static <T, R> CompletableFuture<R> elsewhere(
            CompletableFuture<T> answer, BiFunction<T, @Nullable Throwable, R> what) {
        return answer.handleAsync(what, Thread::startVirtualThread);
    }

    /// Why the host has not answered; the status says it, too.
    static Map<String, @Nullable Object> failure(Context context, Throwable failed) {
        var why = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        context.status(why instanceof Refused ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE);
        return why instanceof Refused refused ? refusal(refused) : refusal(silence(why));
    }

    /// The same of one of several who were asked.
    static Refusal why(Throwable failed) {
        return failed instanceof Refused refused ? refused.first() : silence(failed);
    }

    private static Refusal silence(Throwable why) {
        if (!(why instanceof NotDurableException lost)) {
            return Refusal.of(ReasonCode.API_TIMEOUT, "the host did not answer; trading is halted or stuck");
        }
        return Refusal.of(
                lost.code(),
                lost.code() == ReasonCode.LEDGER_BACKPRESSURE
                        ? "the ledger has no place for it; nothing was done"
                        : "it could not be kept, and a next process knows nothing of it; trading is halted: until this "
                                + "one ends nothing leaves but cancels, and what tightens holds");
    }

    /// What was asked for is under way, and nothing more is to be said.
    public static Map<String, @Nullable Object> asked() {
        var out = Json.object();
        out.put("schema", "stratos.asked/1");
        return out;
    }

    /// A constant as documents write it.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
