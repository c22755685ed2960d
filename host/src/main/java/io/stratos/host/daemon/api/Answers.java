package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
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
    private static final long ANSWER_SECONDS = 5;

    private Answers() {}

    /// One JSON document.
    public static Context json(Context context, Map<String, @Nullable Object> document) {
        return context.contentType("application/json").result(Json.text(document));
    }

    /// Why something was refused.
    public static Map<String, @Nullable Object> refusal(Refusal refusal) {
        var out = Json.object();
        out.put("schema", "stratos.error/1");
        out.putAll(one(refusal));
        return out;
    }

    /// Everything why something was refused: the first as any, all of them in `errors`.
    public static Map<String, @Nullable Object> refusal(Refused refused) {
        var out = refusal(refused.first());
        if (refused.refusals().size() > 1) {
            out.put("errors", refused.refusals().stream().map(Answers::one).toList());
        }
        return out;
    }

    private static Map<String, @Nullable Object> one(Refusal refusal) {
        var out = Json.object();
        out.put("code", refusal.code().name());
        out.put("what", refusal.what());
        out.put("where", refusal.where());
        out.put("got", refusal.got());
        out.put("expected", refusal.expected());
        out.put("fix", refusal.fix());
        return out;
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
                (done, failed) -> failed == null ? json(context, document.apply(done)) : noAnswer(context, failed)));
    }

    /// What follows from an answer, on a thread of its own: who answers is a lane or an account, and goes on.
    static <T, R> CompletableFuture<R> elsewhere(
            CompletableFuture<T> answer, BiFunction<T, @Nullable Throwable, R> what) {
        return answer.handleAsync(what, Thread::startVirtualThread);
    }

    private static Context noAnswer(Context context, Throwable failed) {
        var why = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        context.status(why instanceof Refused ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE);
        return json(context, why instanceof Refused refused ? refusal(refused) : refusal(silence(why)));
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
