package io.stratos.sandbox.python.child;

import io.stratos.abi.lane.DecisionEncoder;
import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.sandbox.Decision;
import io.stratos.sandbox.python.exchange.Answer;
import io.stratos.sandbox.python.exchange.EngineMode;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/// GraalPy with nothing but the SDK in it: one context, closed to host, files, processes, threads and
/// environment.
///
/// Used by one thread; only [#interrupt] may come from another.
final class Interpreter {
    private static final String LANGUAGE = "python";

    private final int outputBytesMax;
    private final PrintCounter printed = new PrintCounter();
    private final Context context;
    private final StackGuard stack;
    private final GuestErrors errors;
    private final Value load;
    private final Value forbidden;
    private final Value named;
    private final BridgeCaller bridge;
    private final DecisionReader reader = new DecisionReader();
    private final Decision.Decided decided = new Decision.Decided();
    private final WireWriter out = new WireWriter(4096);
    private int attempt;

    private Interpreter(EngineMode mode, int outputBytesMax) {
        this.outputBytesMax = outputBytesMax;
        // The policy refuses the most of it by itself; what it refuses is said all the same, and what it leaves open
        // too.
        // No engine of its own: one that could serve several contexts runs code that fits them all, and more slowly.
        context = Context.newBuilder(LANGUAGE)
                .sandbox(SandboxPolicy.CONSTRAINED)
                .allowHostAccess(HostAccess.CONSTRAINED)
                .allowHostClassLoading(false)
                .allowHostClassLookup(_ -> false)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowIO(IOAccess.NONE)
                .allowNativeAccess(false)
                .allowCreateProcess(false)
                .allowCreateThread(false)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowInnerContextOptions(false)
                .allowValueSharing(false)
                .useSystemExit(false)
                .in(InputStream.nullInputStream())
                .out(printed)
                .err(printed)
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        if (!context.getEngine().getImplementationName().equals(mode.implementation())) {
            // The engine falls back without a word; a child runs in the mode that the host reports, or not at all.
            Runtime.getRuntime().halt(EngineMode.EXIT_OTHER_MODE);
        }
        stack = Objects.requireNonNull(context.getEngine().getInstruments().get(StackGuard.ID))
                .lookup(StackGuard.class);
        context.enter();
        var prelude = module("prelude.py");
        errors = new GuestErrors(prelude.getMember("kind_of"), prelude.getMember("line_of"));
        forbidden = prelude.getMember("forbidden");
        named = prelude.getMember("named");
        var stratos = prelude.getMember("install").execute(installation());
        load = stratos.getMember("load");
        bridge = new BridgeCaller(stratos);
    }

    /// Starts the interpreter on the calling thread, which must make all further calls.
    static Interpreter start(EngineMode mode, int outputBytesMax) {
        return new Interpreter(mode, outputBytesMax);
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
        stack.begin();
        try {
            load.executeVoid(source, outputBytesMax);
        } catch (PolyglotException thrown) {
            return isUndisturbed() ? errors.whileLoading(thrown) : attempted();
        }
        return isUndisturbed() ? null : attempted();
    }

    /// One callback.
    Outcome call(byte[] input, int length) {
        Value answer;
        stack.begin();
        try {
            answer = bridge.call(InputDecoder.decode(input, 0, length));
        } catch (MalformedMessageException _) { // the host encoded it: one of us is broken
            return Outcome.fault(Answer.CHILD_BROKEN, length);
        } catch (PolyglotException thrown) {
            return isUndisturbed() ? errors.whileCalled(thrown) : attempted();
        }
        return isUndisturbed() ? encode(answer) : attempted();
    }

    /// Whether there is nothing that counts whatever the guest did with the exception.
    private boolean isUndisturbed() {
        return attempt == 0 && !stack.isPassed();
    }

    private Outcome attempted() {
        if (attempt == 0) {
            return Outcome.fault(stack.isOverflown() ? Answer.RECURSION : Answer.NESTED, StackGuard.DEPTH_MAX);
        }
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
            // Only here: most children never check.
            var found = module("check.py").getMember("check").execute(source, forbidden, named);
            for (int i = 0; i < found.getArraySize(); i++) {
                out.varint(found.getArrayElement(i).asInt());
            }
        } catch (PolyglotException thrown) {
            return errors.whileLoading(thrown);
        }
        return new Outcome(Answer.DECIDED, 0, out.buffer(), out.length());
    }

    /// Ends the interpreter, without a last word of the guest's.
    void close() {
        context.leave();
        context.close(true);
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
}
