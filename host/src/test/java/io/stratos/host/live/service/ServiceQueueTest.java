package io.stratos.host.live.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.abi.service.ModelService;
import io.stratos.abi.service.ServiceAnswer;
import io.stratos.host.live.duty.Bell;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-15")
class ServiceQueueTest {
    private final ServiceInbox inbox = new ServiceInbox(Bell.NONE);
    private final AtomicBoolean released = new AtomicBoolean();

    @Test
    void whatFindsNoPlaceIsToldAtOnceAndMemoryStaysBounded() {
        var queue = new ServiceQueue(1, service(), () -> 0);
        for (int i = 0; i < ServiceQueue.CAPACITY + 3; i++) {
            queue.submit(call(i, 1));
        }
        assertThat(told()).containsExactly(ReasonCode.SVC_BUSY, ReasonCode.SVC_BUSY, ReasonCode.SVC_BUSY);
        int answered = 0;
        while (queue.answerOne()) {
            answered++;
        }

        assertThat(answered).isEqualTo(ServiceQueue.CAPACITY);
        assertThat(told()).hasSize(ServiceQueue.CAPACITY).containsOnly(ReasonCode.OK);
    }

    @Test
    void aRequestPastItsTimeIsNotAsked() {
        var queue = new ServiceQueue(1, service(), () -> 2);
        queue.submit(call(1, 1));

        assertThat(queue.answerOne()).isTrue();
        assertThat(told()).isEmpty();
    }

    @Test
    void aThreadOfItsOwnAsksAndAHangingServiceHoldsUpNoClose() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var queue = new ServiceQueue(
                1,
                new ModelService() {
                    @Override
                    public ServiceAnswer answer(List<Decimal> values) {
                        begun.countDown();
                        boolean interrupted = true;
                        while (interrupted) { // it does not listen
                            try {
                                never.await();
                                interrupted = false;
                            } catch (InterruptedException _) {
                                interrupted = never.getCount() > 0;
                            }
                        }
                        return new ServiceAnswer.Unanswerable();
                    }

                    @Override
                    public void close() {
                        released.set(true);
                    }
                },
                () -> 0);
        queue.start();
        queue.submit(call(1, 1));
        begun.await();
        queue.close();
        queue.release();

        assertThat(released).as("it is still in use").isFalse();
        never.countDown();
    }

    @Test
    void whateverAModelThrowsItsThreadAnswersTheNextRequest() throws InterruptedException {
        var bad = new ArrayDeque<Supplier<ServiceAnswer>>(List.of(
                () -> {
                    throw new IllegalStateException();
                },
                () -> {
                    throw new NoClassDefFoundError();
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> {
                    throw new AssertionError();
                },
                ServiceQueueTest::nothing));
        var done = new CountDownLatch(6);
        var all = new ServiceInbox(done::countDown);
        try (var queue = new ServiceQueue(
                1,
                service(values -> bad.isEmpty()
                        ? new ServiceAnswer.Values(values)
                        : bad.poll().get()),
                () -> 0)) {
            for (int i = 0; i < 6; i++) {
                queue.submit(new ServiceCall(new ServiceRequest(1, i, 1, List.of(Decimal.ONE)), 1, all));
            }
            queue.start();
            done.await();
        }
        var codes = new ArrayList<ReasonCode>();
        for (var answer = all.poll(); answer != null; answer = all.poll()) {
            codes.add(ReasonCode.ofNumber(answer.response().reasonCode()));
        }
        assertThat(codes.subList(0, 5)).containsOnly(ReasonCode.SVC_FAILED);
        assertThat(codes.getLast()).isEqualTo(ReasonCode.OK);
    }

    /// What a model written in another style may give.
    @SuppressWarnings("NullAway")
    private static ServiceAnswer nothing() {
        return null;
    }

    private static ModelService service() {
        return service(ServiceAnswer.Values::new);
    }

    private static ModelService service(Function<List<Decimal>, ServiceAnswer> model) {
        return new ModelService() {
            @Override
            public ServiceAnswer answer(List<Decimal> values) {
                return model.apply(values);
            }

            @Override
            public void close() {}
        };
    }

    private ServiceCall call(long id, long dueNanos) {
        return new ServiceCall(new ServiceRequest(1, id, 1, List.of(Decimal.ONE)), dueNanos, inbox);
    }

    private List<ReasonCode> told() {
        var codes = new ArrayList<ReasonCode>();
        for (var answer = inbox.poll(); answer != null; answer = inbox.poll()) {
            codes.add(ReasonCode.ofNumber(answer.response().reasonCode()));
        }
        return codes;
    }
}
