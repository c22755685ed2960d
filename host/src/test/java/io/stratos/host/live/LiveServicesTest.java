package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ConfigValue.IntegerValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventBody.ServiceResponse;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.ServiceRequest;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.service.ModelService;
import io.stratos.abi.service.ServiceAnswer;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.ConfigMoment;
import io.stratos.host.live.lane.ConfigWish;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.service.LiveServices;
import io.stratos.host.live.service.ServiceFallback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Models and signals as inputs: asked after the commit, told once, jammed services answered by the instance's
/// fallback.
@Tag("M-15")
class LiveServicesTest {
    private static final int MODEL = 7;
    private static final long TIME_TO_LIVE = 50 * LiveBench.MILLI;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private final List<ServiceResponse> told = new ArrayList<>();
    private final List<List<Decimal>> asked = new ArrayList<>();
    private Function<List<Decimal>, ServiceAnswer> model =
            values -> new ServiceAnswer.Values(List.of(values.getFirst()));

    /// Asks at every trade, and buys at what it is told to.
    private Script asks(int service) {
        return (guest, input, decision) -> {
            if (!(input instanceof Input.OnEvent given)) {
                return;
            }
            switch (given.event().body()) {
                case EventBody.Trade trade -> {
                    var request =
                            new ServiceRequest(service, given.context().cursor(), TIME_TO_LIVE, List.of(trade.price()));
                    decision.setServiceRequests(List.of(request));
                }
                case ServiceResponse response -> {
                    told.add(response);
                    decision.setIntents(List.of(LiveScripts.order(Side.BUY, OrderType.MARKET, "0.01", null)));
                }
                default -> guest.counter++;
            }
        };
    }

    private static StrategyDescriptor on(Lane lane, boolean externalCalls) {
        return Descriptors.on(lane, Descriptors.asking(externalCalls));
    }

    private LiveBench bench(String name, Lane lane, ServiceFallback fallback) {
        var bench = LiveBench.calm(name, DISK.get(), asks(MODEL));
        return bench.asking(on(lane, true), services(bench, fallback)).start();
    }

    private LiveServices services(LiveBench bench, ServiceFallback fallback) {
        ModelService service = new ModelService() {
            @Override
            public ServiceAnswer answer(List<Decimal> values) {
                asked.add(values);
                return model.apply(values);
            }

            @Override
            public void close() {}
        };
        return new LiveServices(Map.of(MODEL, service), Map.of(bench.ids.getFirst(), fallback), () -> bench.now);
    }

    /// A trade, and time for its turn, its commit, the service and the answer.
    private static void round(LiveBench bench) {
        bench.trade();
        for (int i = 0; i < 8; i++) {
            bench.now += LiveBench.MILLI;
            bench.work();
            bench.answerServices();
        }
    }

    /// A trade after which the service does nothing until the request's time is over.
    private static void roundWithoutAnswer(LiveBench bench) {
        bench.trade();
        for (int i = 0; i < 4; i++) {
            bench.work(); // what the venue said of the round before comes first
        }
        bench.now += 2 * TIME_TO_LIVE;
        for (int i = 0; i < 6; i++) {
            bench.now += LiveBench.MILLI;
            bench.work();
        }
    }

    @Test
    void anAnswerIsAnInputAndTheGateJudgesWhatComesOfIt() {
        var bench = bench("asks", Lane.COMPUTE, ServiceFallback.SIMPLE);
        bench.settle();
        round(bench);

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().reasonCode()).isEqualTo(ReasonCode.OK.number());
        assertThat(told.getFirst().values()).isEqualTo(asked.getFirst());
        assertThat(bench.venue.received()).hasSize(1);
    }

    @Test
    @Tag("M-26")
    void anAnswerIsNoTickSoAChangeOfTheConfigurationWaitsBehindIt() {
        var bench = bench("config", Lane.COMPUTE, ServiceFallback.SIMPLE);
        var id = bench.ids.getFirst();
        bench.settle();
        bench.trade();
        work(bench);
        var _ = bench.host
                .configure(
                        id, new ConfigWish(List.of(new IntegerValue("fast", 7)), ConfigMoment.NEXT_TICK, "alice", "x"))
                .orElseThrow();
        work(bench);
        bench.answerServices();
        work(bench);
        assertThat(told).hasSize(1);
        assertThat(bench.host.config(id).orElseThrow().pending()).as("it waits").isNotNull();
        bench.trade();
        work(bench);

        assertThat(bench.host.config(id).orElseThrow().pending()).isNull();
    }

    @Test
    void aLateAnswerIsNotTakenForThatOfANewerRequestOfTheSameNumber() {
        Script sameNumber = (guest, input, decision) -> {
            if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
                decision.setServiceRequests(List.of(new ServiceRequest(MODEL, 1, TIME_TO_LIVE, List.of(Decimal.ONE))));
            } else if (input instanceof Input.OnEvent given && given.event().body() instanceof ServiceResponse answer) {
                told.add(answer);
            }
        };
        var bench = LiveBench.calm("same-number", DISK.get(), sameNumber);
        model = _ -> {
            int call = asked.size();
            if (call == 1) { // it takes so long that the instance was told, and asks again
                bench.now += 2 * TIME_TO_LIVE;
                work(bench);
                bench.trade();
                work(bench);
            }
            return new ServiceAnswer.Values(List.of(Decimal.ofWhole(call)));
        };
        bench.asking(on(Lane.COMPUTE, true), services(bench, ServiceFallback.SIMPLE))
                .start();
        bench.settle();
        bench.trade();
        work(bench);
        bench.answerServices();
        work(bench);
        bench.answerServices();
        work(bench);

        assertThat(told)
                .extracting(answer -> ReasonCode.ofNumber(answer.reasonCode()))
                .containsExactly(ReasonCode.SVC_TIMEOUT, ReasonCode.OK);
        assertThat(told.getLast().values()).as("of the second call").containsExactly(Decimal.ofWhole(2));
    }

    private static void work(LiveBench bench) {
        for (int i = 0; i < 6; i++) {
            bench.work();
        }
    }

    @Test
    void aRequestLeavesOnlyWhenItsTurnIsCommitted() {
        var bench = bench("commit", Lane.COMPUTE, ServiceFallback.SIMPLE);
        bench.settle();
        bench.trade();
        bench.host.feed().doWork();
        bench.host.lanes().forEach(lane -> lane.doWork());
        bench.answerServices();
        assertThat(asked).isEmpty();
        bench.ledger.commitAll();
        bench.answerServices();

        assertThat(asked).hasSize(1);
    }

    @Test
    @Tag("M-8")
    void onTheLlLaneNobodyIsAsked() {
        var bench = bench("ll", Lane.LL, ServiceFallback.SIMPLE);
        bench.settle();
        round(bench);

        assertThat(asked).isEmpty();
        assertThat(told).isEmpty();
        assertThat(denied(bench, ReasonCode.SVC_LANE)).isEqualTo(1);
    }

    @Test
    void whoDidNotDeclareItAsksNobody() {
        var bench = LiveBench.calm("undeclared", DISK.get(), asks(MODEL));
        bench.asking(on(Lane.COMPUTE, false), services(bench, ServiceFallback.SIMPLE))
                .start();
        bench.settle();
        round(bench);

        assertThat(asked).isEmpty();
        assertThat(denied(bench, ReasonCode.GATE_CAPABILITY)).isEqualTo(1);
    }

    @Test
    void aServiceThatIsNotThereIsTold() {
        var bench = LiveBench.calm("unknown", DISK.get(), asks(MODEL + 1));
        bench.asking(on(Lane.COMPUTE, true), services(bench, ServiceFallback.SIMPLE))
                .start();
        bench.settle();
        round(bench);

        assertThat(codes()).containsExactly(ReasonCode.SVC_UNKNOWN);
        assertThat(denied(bench, ReasonCode.SVC_UNKNOWN)).isEqualTo(1);
    }

    @Test
    void anAnswerThatComesTooLateIsThrownAwayAndTheTimeoutIsToldOnce() {
        var bench = bench("late", Lane.COMPUTE, ServiceFallback.SIMPLE);
        bench.settle();
        model = values -> {
            bench.now += 2 * TIME_TO_LIVE;
            return new ServiceAnswer.Values(values);
        };
        round(bench);
        round(bench);

        assertThat(codes()).containsExactly(ReasonCode.SVC_TIMEOUT, ReasonCode.SVC_TIMEOUT);
        assertThat(denied(bench, ReasonCode.SVC_TIMEOUT)).isEqualTo(2);
    }

    @Test
    void aServiceThatFailsOrSaysTooMuchIsToldAsAFailure() {
        var bench = bench("fails", Lane.COMPUTE, ServiceFallback.SIMPLE);
        bench.settle();
        model = _ -> {
            throw new IllegalStateException("as the test wants it");
        };
        round(bench);
        var many = Collections.nCopies(ServiceAnswer.VALUES_MAX + 1, Decimal.ONE);
        model = _ -> new ServiceAnswer.Values(many);
        round(bench);
        model = _ -> new ServiceAnswer.Unanswerable();
        round(bench);

        assertThat(codes()).containsExactly(ReasonCode.SVC_FAILED, ReasonCode.SVC_FAILED, ReasonCode.SVC_FAILED);
    }

    @Test
    void aRequestThatFindsTheQueueFullIsToldSo() {
        var bench = LiveBench.calm("busy", DISK.get(), (guest, input, decision) -> {
            asks(MODEL).call(guest, input, decision);
            if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.Trade) {
                var requests = new ArrayList<ServiceRequest>();
                for (int i = 0; i < 64; i++) {
                    requests.add(new ServiceRequest(MODEL, i, TIME_TO_LIVE, List.of()));
                }
                decision.setServiceRequests(requests);
            }
        });
        bench.asking(on(Lane.COMPUTE, true), services(bench, ServiceFallback.SIMPLE))
                .start();
        bench.settle();
        bench.trade();
        bench.work();
        bench.trade();
        for (int i = 0; i < 3; i++) {
            bench.work();
        }

        assertThat(denied(bench, ReasonCode.SVC_BUSY))
                .as("as many again while the first are open")
                .isEqualTo(64);
    }

    @Test
    @Tag("M-8")
    void withFallbackNoopNothingIsTradedFromThirdFailureUntilAnAnswerComes() {
        var bench = bench("noop", Lane.COMPUTE, ServiceFallback.NOOP);
        bench.settle();
        for (int i = 0; i < 4; i++) {
            roundWithoutAnswer(bench);
        }
        assertThat(codes()).hasSize(4).containsOnly(ReasonCode.SVC_TIMEOUT);
        assertThat(bench.venue.received()).as("the first two came before").hasSize(2);
        assertThat(denied(bench, ReasonCode.GATE_NO_TRADE)).isEqualTo(2);
        while (bench.answerServices() > 0) {}
        round(bench);

        assertThat(codes().getLast()).isEqualTo(ReasonCode.OK);
        assertThat(bench.venue.received()).hasSize(3);
    }

    @Test
    @Tag("M-8")
    void withFallbackStopTheInstanceIsHaltedByTheThirdFailure() {
        var bench = bench("stop", Lane.COMPUTE, ServiceFallback.STOP);
        bench.settle();
        for (int i = 0; i < 4; i++) {
            roundWithoutAnswer(bench);
        }
        var status = bench.host.statuses().getFirst();

        assertThat(status.phase()).isEqualTo(Phase.AT_REST);
        assertThat(status.reason()).isEqualTo(ReasonCode.SVC_JAMMED);
        assertThat(told).hasSize(2);

        Comeback.start(bench);
        roundWithoutAnswer(bench);
        assertThat(bench.host.statuses().getFirst().reason())
                .as("started again, it asks again")
                .isEqualTo(ReasonCode.RES_REVIVED);
        assertThat(bench.host.statuses().getFirst().phase()).isEqualTo(Phase.TRADING);
    }

    @Test
    @Tag("M-8")
    void withFallbackSimpleTheStrategyIsToldAndGoesOnByItself() {
        var bench = bench("simple", Lane.COMPUTE, ServiceFallback.SIMPLE);
        bench.settle();
        for (int i = 0; i < 4; i++) {
            roundWithoutAnswer(bench);
        }

        assertThat(codes()).hasSize(4).containsOnly(ReasonCode.SVC_TIMEOUT);
        assertThat(bench.venue.received()).hasSize(4);
    }

    /// What was answered is read from the journal when deliveries are re-applied: the model is not asked again.
    @Test
    @Tag("M-18")
    void afterARestartAnswersAreThoseThatWereGivenAndWhoStillWaitedIsToldATimeout() {
        var bench = bench("restart", Lane.COMPUTE, ServiceFallback.NOOP);
        bench.settle();
        round(bench);
        bench.trade();
        bench.work();
        bench.work();
        var cursor = bench.host.lanes().get(1).instances().getFirst().strategy().cursor();
        model = values -> new ServiceAnswer.Values(List.of(values.getFirst().plus(Decimal.ONE)));
        int before = asked.size();
        told.clear();
        bench.restart();

        assertThat(asked).as("nobody was asked again").hasSize(before);
        assertThat(told.stream().map(ServiceResponse::asOfNanos))
                .as("re-applied")
                .hasSize(1);
        assertThat(bench.host.lanes().get(1).instances().getFirst().strategy().cursor())
                .isEqualTo(cursor);
        told.clear();
        bench.now += 2 * TIME_TO_LIVE;
        bench.settle();

        assertThat(codes()).containsExactly(ReasonCode.SVC_TIMEOUT);
    }

    private List<ReasonCode> codes() {
        return told.stream()
                .map(response -> ReasonCode.ofNumber(response.reasonCode()))
                .toList();
    }

    private static long denied(LiveBench bench, ReasonCode code) {
        return bench.host.lanes().stream()
                .flatMap(lane -> lane.instances().stream())
                .mapToLong(instance -> instance.strategy().statistics().denied().getOrDefault(code, 0L))
                .sum();
    }
}
