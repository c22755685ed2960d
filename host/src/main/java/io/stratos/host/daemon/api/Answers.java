package io.stratos.host.daemon.api;

import io.javalin.http.Context;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.host.refusal.Refusal;
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
    private static final int NO_ANSWER = 503;
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
        context.future(() -> elsewhere(
                answer.copy().orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS),
                (done, failed) -> failed == null ? json(context, document.apply(done)) : noAnswer(context, failed)));
    }

    /// What follows from an answer, on a thread of its own: who answers is a lane or an account, and goes on.
    static <T, R> CompletableFuture<R> elsewhere(
            CompletableFuture<T> answer, BiFunction<T, @Nullable Throwable, R> what) {
        return answer.handleAsync(what, Thread::startVirtualThread);
    }

    private static Context noAnswer(Context context, Throwable failed) {
        context.status(NO_ANSWER);
        var why = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return json(
                context,
                refusal(
                        why instanceof NotDurableException lost
                                ? Refusal.of(
                                        lost.code(),
                                        "it holds until this process ends and could not be kept; trading is halted")
                                : Refusal.of(
                                        ReasonCode.ENV_DAEMON, "the host did not answer; trading is halted or stuck")));
    }

    /// A constant as documents write it.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
