package io.stratos.sandbox.python.child;

import io.stratos.abi.lane.DecisionEncoder;
import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.sandbox.Decision;
import io.stratos.sandbox.python.exchange.Answer;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/// GraalPy with nothing but the SDK in it: one context, closed to host, files, processes, threads and environment.
///
/// Used by one thread; only [#interrupt] may come from another.
final class Interpreter {
    private static final String LANGUAGE = "python";
    /// What the engine calls itself without a compiler. Another one would change speed and limits unseen.
    private static final String MODE = "Interpreted";

    private final int outputBytesMax;
    private final PrintCounter printed = new PrintCounter();
    private final Context context;
    private final GuestErrors errors;
    private final Value load;
    private final Value forbidden;
    private final BridgeCaller bridge;
    private final DecisionReader reader = new DecisionReader();
    private final Decision.Decided decided = new Decision.Decided();
    private final WireWriter out = new WireWriter(4096);
    private int attempt;

    private Interpreter(int outputBytesMax) {
        this.outputBytesMax = outputBytesMax;
        var engine = Engine.newBuilder(LANGUAGE)
                .sandbox(SandboxPolicy.CONSTRAINED)
                .out(printed)
                .err(printed)
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        if (!engine.getImplementationName().equals(MODE)) {
            throw new IllegalStateException("Invariant: a child runs in the mode that the host reports");
        }
        context = Context.newBuilder(LANGUAGE)
                .engine(engine)
                .sandbox(SandboxPolicy.CONSTRAINED)
                .in(InputStream.nullInputStream())
                .out(printed)
                .err(printed)
                .build();
        context.enter();
        var prelude = module("prelude.py");
        errors = new GuestErrors(prelude.getMember("kind_of"), prelude.getMember("line_of"));
        forbidden = prelude.getMember("forbidden");
        var stratos = prelude.getMember("install").execute(installation());
        load = stratos.getMember("load");
        bridge = new BridgeCaller(stratos);
    }

    /// Starts the interpreter on the calling thread, which must make all further calls.
    static Interpreter start(int outputBytesMax) {
        return new Interpreter(outputBytesMax);
    }

    /// Each file gets a namespace of its own: evaluated names would otherwise be the strategy's.
    private Value module(String name) {
        var text = ChildFiles.text(name);
        var make = context.eval(Source.create(
                LANGUAGE,
                "def make(name, text):\n    space = {'__name__': name}\n    exec(compile(text, name, 'exec'), space)\n"
                        + "    return type('Module', (), {key: staticmethod(value) for key, value in space.items()"
                        + " if callable(value) and not isinstance(value, type)})\nmake"));
        return make.execute("stratos_" + name, text);
    }

    private Object[] installation() {
        var sources = ChildFiles.sdk();
        var arguments = new Object[1 + 2 * sources.size()];
        ProxyExecutable report = this::report;
        arguments[0] = report;
        int at = 1;
        for (var source : sources.entrySet()) {
            arguments[at++] = source.getKey();
            arguments[at++] = source.getValue();
        }
        return arguments;
    }

    /// The prelude calls this at an attempt. The first of a callback counts, whatever the guest does with the
    /// exception.
    private @Nullable Object report(Value... arguments) {
        if (attempt == 0) {
            attempt = arguments[0].asInt();
        }
        return null;
    }

    /// Runs the strategy's source.
    ///
    /// @return null if all is well
    @Nullable
    Outcome load(String source) {
        try {
            load.executeVoid(source, outputBytesMax);
        } catch (PolyglotException thrown) {
            return attempt == 0 ? errors.whileLoading(thrown) : attempted();
        }
        return attempt == 0 ? null : attempted();
    }

    /// One callback.
    Outcome call(byte[] input, int length) {
        Value answer;
        try {
            answer = bridge.call(InputDecoder.decode(input, 0, length));
        } catch (MalformedMessageException _) { // the host encoded it: one of us is broken
            return Outcome.fault(Answer.CHILD_BROKEN, length);
        } catch (PolyglotException thrown) {
            return attempt == 0 ? errors.whileCalled(thrown) : attempted();
        }
        return attempt == 0 ? encode(answer) : attempted();
    }

    private Outcome attempted() {
        return Outcome.fault(Answer.ofNumber(attempt).orElse(Answer.CHILD_BROKEN), attempt);
    }

    private Outcome encode(Value answer) {
        out.reset();
        try {
            var refused = reader.read(answer, decided);
            if (refused != Answer.DECIDED) {
                return Outcome.fault(refused, 0);
            }
            DecisionEncoder.encode(decided, out);
        } catch (RuntimeException _) { // the bridge's answer was made by code beside the guest's
            return Outcome.fault(Answer.NO_DECISION, 0);
        }
        return out.length() > outputBytesMax
                ? Outcome.fault(Answer.TOO_LONG, out.length())
                : new Outcome(Answer.DECIDED, 0, out.buffer(), out.length());
    }

    /// What is wrong with a source; it is not run.
    Outcome check(String source) {
        out.reset();
        try {
            // Only here: most children never check, and the syntax module is slow to load.
            var found = module("check.py").getMember("check").execute(source, forbidden);
            for (int i = 0; i < found.getArraySize(); i++) {
                out.varint(found.getArrayElement(i).asInt());
            }
        } catch (PolyglotException thrown) {
            return errors.whileLoading(thrown);
        }
        return new Outcome(Answer.DECIDED, 0, out.buffer(), out.length());
    }

    /// Stops the guest's code; whatever it does with the interrupt, the host kills the process soon after.
    void interrupt() {
        try {
            context.interrupt(Duration.ofMillis(40));
        } catch (TimeoutException _) { // the host has the last word
        }
    }

    long printedBytes() {
        return printed.bytes();
    }

    /// Heap in use, guest and interpreter together.
    long heapBytes() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
