package io.stratos.host.live.service;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.service.ModelService;
import io.stratos.host.world.WallClock;
import java.util.LinkedHashMap;
import java.util.Map;

/// The services of a host by their numbers, and what each instance does when they jam. Safe from any thread.
public final class LiveServices implements AutoCloseable {
    private final Map<Integer, ServiceQueue> queues = new LinkedHashMap<>();
    private final Map<InstanceId, ServiceFallback> fallbacks;

    /// @param services by the number that strategies ask for
    /// @param fallbacks of instances that do not go on by themselves
    /// @param clock the host's
    public LiveServices(
            Map<Integer, ModelService> services, Map<InstanceId, ServiceFallback> fallbacks, WallClock clock) {
        services.forEach((id, service) -> queues.put(id, new ServiceQueue(id, service, clock)));
        this.fallbacks = Map.copyOf(fallbacks);
    }

    /// No service at all.
    public static LiveServices none() {
        return new LiveServices(Map.of(), Map.of(), () -> 0);
    }

    /// Lets the threads of the services work; a test asks by hand instead.
    public void start() {
        queues.values().forEach(ServiceQueue::start);
    }

    public boolean has(int service) {
        return queues.containsKey(service);
    }

    public ServiceFallback fallback(InstanceId instance) {
        return fallbacks.getOrDefault(instance, ServiceFallback.SIMPLE);
    }

    /// Hands a request of a committed turn on. Never waits.
    public void submit(ServiceCall call) {
        var queue = queues.get(call.request().serviceId());
        if (queue == null) {
            throw new IllegalStateException("Invariant: only what is there is asked, got="
                    + call.request().serviceId());
        }
        queue.submit(call);
    }

    /// Asks each service for one request that waits; for tests that start no threads.
    public int answerWaiting() {
        int answered = 0;
        for (var queue : queues.values()) {
            answered += queue.answerOne() ? 1 : 0;
        }
        return answered;
    }

    @Override
    public void close() {
        queues.values().forEach(ServiceQueue::close);
        queues.values().forEach(ServiceQueue::release);
    }
}
