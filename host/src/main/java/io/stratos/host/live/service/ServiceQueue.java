package io.stratos.host.live.service;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody.ServiceResponse;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.service.ModelService;
import io.stratos.abi.service.ServiceAnswer;
import io.stratos.host.world.WallClock;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One service: a bounded queue before it and a thread that asks it.
///
/// A service that hangs holds up its own queue and nothing else: requests that are past their time are not asked any
/// more, and those that find no place are told so at once.
final class ServiceQueue implements AutoCloseable {
    /// Requests that wait; more would not be answered in time by anything that takes a millisecond.
    static final int CAPACITY = 256;

    private static final Logger LOG = LoggerFactory.getLogger(ServiceQueue.class);

    private final int id;
    private final ModelService service;
    private final WallClock clock;
    private final ArrayBlockingQueue<ServiceCall> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread thread;
    private volatile boolean closed;

    ServiceQueue(int id, ModelService service, WallClock clock) {
        this.id = id;
        this.service = service;
        this.clock = clock;
        thread = Thread.ofPlatform().name("service-" + id).daemon().unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /// Puts a request behind the others, or tells its instance that there is no place. Never waits.
    void submit(ServiceCall call) {
        if (!waiting.offer(call)) {
            refuse(call, ReasonCode.SVC_BUSY);
        }
    }

    /// Asks the service for the request that waits longest.
    ///
    /// @return false if none waits
    boolean answerOne() {
        var call = waiting.poll();
        if (call != null) {
            answer(call);
        }
        return call != null;
    }

    private void work() {
        while (!closed) {
            try {
                answer(waiting.take());
            } catch (InterruptedException _) {
                return; // only a close interrupts it
            }
        }
    }

    private void answer(ServiceCall call) {
        if (clock.nowNanos() > call.dueNanos()) {
            return; // the instance has been told
        }
        switch (asked(call)) {
            case ServiceAnswer.Values(var values)
            when values.size() <= ServiceAnswer.VALUES_MAX -> tell(call, ReasonCode.OK, values);
            case ServiceAnswer.Values _, ServiceAnswer.Unanswerable _ -> refuse(call, ReasonCode.SVC_FAILED);
        }
    }

    /// Whatever a model does, its thread goes on; only what concerns the whole process goes through.
    private ServiceAnswer asked(ServiceCall call) {
        try {
            @Nullable ServiceAnswer answer = service.answer(call.request().values());
            return answer == null ? new ServiceAnswer.Unanswerable() : answer;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError failed) {
            LOG.warn("SVC_FAILED: service {}: {}", id, failed.toString());
            return new ServiceAnswer.Unanswerable();
        }
    }

    private void refuse(ServiceCall call, ReasonCode code) {
        tell(call, code, List.of());
    }

    private void tell(ServiceCall call, ReasonCode code, List<Decimal> values) {
        var request = call.request();
        var response = new ServiceResponse(id, request.requestId(), clock.nowNanos(), code.number(), values);
        call.answers().put(response, call.dueNanos());
    }

    /// Takes nothing any more. A service that hangs is left behind: its thread ends with the process.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    /// Releases the service; nothing is asked any more.
    void release() {
        if (!thread.isAlive()) {
            service.close();
        }
    }
}
