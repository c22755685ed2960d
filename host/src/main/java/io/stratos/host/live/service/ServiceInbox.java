package io.stratos.host.live.service;

import io.stratos.abi.model.EventBody.ServiceResponse;
import io.stratos.host.live.duty.Bell;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Answers on their way to one instance. Services put, the lane takes; as many as requests are open at most.
public final class ServiceInbox {
    private final ConcurrentLinkedQueue<Answered> answers = new ConcurrentLinkedQueue<>();
    private final Bell bell;

    /// @param bell rung when an answer is there
    public ServiceInbox(Bell bell) {
        this.bell = bell;
    }

    /// An answer to one call.
    ///
    /// @param dueNanos the call's; it tells two calls of one number apart, as the second is made when the
    ///     first is past its time
    public record Answered(ServiceResponse response, long dueNanos) {}

    void put(ServiceResponse answer, long dueNanos) {
        answers.add(new Answered(answer, dueNanos));
        bell.ring();
    }

    public @Nullable Answered poll() {
        return answers.poll();
    }
}
