package io.stratos.host.live.service;

import io.stratos.abi.model.EventBody.ServiceResponse;
import io.stratos.host.live.duty.Bell;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Answers on their way to one instance. Services put, the lane takes; as many as requests are open at most.
public final class ServiceInbox {
    private final ConcurrentLinkedQueue<ServiceResponse> answers = new ConcurrentLinkedQueue<>();
    private final Bell bell;

    /// @param bell rung when an answer is there
    public ServiceInbox(Bell bell) {
        this.bell = bell;
    }

    void put(ServiceResponse answer) {
        answers.add(answer);
        bell.ring();
    }

    public @Nullable ServiceResponse poll() {
        return answers.poll();
    }
}
