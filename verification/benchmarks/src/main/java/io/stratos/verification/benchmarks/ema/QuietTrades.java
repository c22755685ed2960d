package io.stratos.verification.benchmarks.ema;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Decisions;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.lane.InstanceSpec;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.VenueSettings;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Recorded trades, encoded as inputs, on which the strategy works but says nothing.
///
/// Unless said otherwise each trade is a bar, so each moves the averages. The first cross is ordered and never
/// answered,
/// and while an order works no other goes out: from then on every call is quiet.
public final class QuietTrades {
    /// Enough to vary, few enough to stay in the cache.
    private static final int COUNT = 8_192;

    private static final InstanceId ID = new InstanceId("bench", "ema-cross", "btc-usd");

    private final EmaCross strategy;
    private final List<ConfigValue> config;
    private final List<Instrument> instruments;
    private final byte[][] inputs = new byte[COUNT][];
    private final long[] nows = new long[COUNT];

    public QuietTrades(EmaCross strategy) throws Refused {
        this(strategy, Map.of("trades_per_bar", "1"));
    }

    /// The same on the strategy's own values where none is given.
    public QuietTrades(EmaCross strategy, Map<String, String> given) throws Refused {
        this.strategy = strategy;
        config = strategy.config(given);
        var tape = TapeLibrary.open("bitstamp", Path.of(""));
        instruments = VenueSettings.defaults().instruments(tape);
        encode(tape);
    }

    private void encode(Tape tape) {
        var out = new WireWriter(256);
        var encoder = new InputEncoder(out);
        var trades = tape.cursor();
        for (int i = 0; i < COUNT && trades.next(); i++) {
            long now = trades.eventTimeNanos();
            nows[i] = now;
            encoder.begin(i + 1, now, 0x9e3779b97f4a7c15L * i, SafetyState.NORMAL, false);
            encoder.header(
                    trades.sequence(), now, now, now, 0, instruments.getFirst().id());
            encoder.trade(
                    trades.priceUnits(),
                    tape.priceScale(),
                    trades.qtyUnits(),
                    tape.qtyScale(),
                    trades.aggressor(),
                    trades.tradeId());
            inputs[i] = out.toByteArray();
        }
    }

    /// A sandbox that was initialised and has placed the order that silences it.
    public Sandbox start(SandboxModule module) {
        var sandbox = module.instantiate();
        init(sandbox);
        int spoken = 0;
        for (var input : inputs) {
            spoken += isQuiet(sandbox, input) ? 0 : 1;
        }
        require(spoken == 1, "exactly one order goes out");
        return sandbox;
    }

    /// Initialises it as an instance on this market.
    public void init(Sandbox sandbox) {
        var init = new WireWriter(1 << 12);
        var context = new CallbackContext(0, nows[0], 0, SafetyState.NORMAL, false);
        InputEncoder.encode(new Input.Init(context, 1, 0, ID.strategy(), ID.shard(), instruments, config, null), init);
        require(call(sandbox, init.toByteArray()) instanceof Decision.Decided, "init is decided");
    }

    /// The encoded input of a call; calls go round and round.
    public byte[] input(int call) {
        return inputs[call & (COUNT - 1)];
    }

    /// Event time of that input.
    public long nowNanos(int call) {
        return nows[call & (COUNT - 1)];
    }

    /// How many different inputs there are.
    public int count() {
        return COUNT;
    }

    /// Calls the sandbox and asks whether it said nothing.
    public static boolean isQuiet(Sandbox sandbox, byte[] input) {
        return call(sandbox, input) instanceof Decision.Decided decided && decided.isQuiet();
    }

    /// Calls the sandbox and waits for what it answers, as a backtest does.
    public static Decision call(Sandbox sandbox, byte[] input) {
        return Decisions.await(sandbox, sandbox.begin(input, 0, input.length));
    }

    /// The same strategy as an instance of a lane.
    public InstanceSpec spec(SandboxModule module) {
        return new InstanceSpec(
                ID,
                new AccountId("paper.bench"),
                strategy.descriptor(),
                module,
                instruments,
                config,
                "bench",
                0,
                new FencingToken(1),
                1,
                Integer.MAX_VALUE);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException("Condition failed: " + what);
        }
    }
}
