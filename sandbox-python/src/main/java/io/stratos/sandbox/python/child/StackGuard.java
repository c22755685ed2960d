package io.stratos.sandbox.python.child;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Bounds how deep the statements of a strategy may nest, and sees every overflow of the stack that passes
/// one, or one of the standard library's.
///
/// The interpreter itself counts no calls: it turns the overflow of Java's stack into a `RecursionError`,
/// at a depth that depends on what the JVM has compiled so far, and a strategy that caught it would know
/// that depth. Here the depth is the same on every machine, nothing of the strategy's runs once it is
/// passed, and what overflows between two statements (a nested list's text, say) is a fault whatever the
/// strategy does with the error, or a module of the standard library that it had call it.
///
/// Used by the guest's thread alone.
public final class StackGuard extends TruffleInstrument {
    /// Statements that wait for a call in them: as many as Python allows calls.
    static final int DEPTH_MAX = 1_000;

    static final String ID = "stratos-stack";

    private static final String STRATEGY = "strategy.py";
    /// The SDK and what stands before it; no handler there takes more than it names.
    private static final String OURS = "stratos";

    private static final String OVERFLOW = "RecursionError";

    private int depth;
    private boolean passed;
    private boolean overflown;

    @Override
    protected void onCreate(Env env) {
        env.registerService(this);
        env.getInstrumenter()
                .attachExecutionEventFactory(
                        statements(name -> name.equals(STRATEGY)), context -> new Statement(context, this));
        env.getInstrumenter()
                .attachExecutionEventFactory(
                        statements(name -> !name.equals(STRATEGY) && !name.startsWith(OURS)),
                        _ -> new LibraryStatement(this));
    }

    private static SourceSectionFilter statements(Predicate<String> names) {
        return SourceSectionFilter.newBuilder()
                .tagIs(StandardTags.StatementTag.class)
                .sourceIs(source -> names.test(source.getName()))
                .build();
    }

    /// Before each callback.
    void begin() {
        depth = 0;
        passed = false;
        overflown = false;
    }

    /// Whether the stack was too deep since then.
    boolean isPassed() {
        return passed;
    }

    /// Whether Java's stack ended first, which is chance; else it was the count.
    boolean isOverflown() {
        return overflown;
    }

    /// A statement ends with what it threw.
    private void leave(Throwable thrown) {
        if (isOverflow(thrown)) {
            passed = true;
            overflown = true;
        }
    }

    @TruffleBoundary
    private static boolean isOverflow(Throwable thrown) {
        if (!(thrown instanceof AbstractTruffleException)) {
            return thrown instanceof StackOverflowError;
        }
        var interop = InteropLibrary.getUncached();
        try {
            return interop.hasMetaObject(thrown)
                    && interop.asString(interop.getMetaSimpleName(interop.getMetaObject(thrown)))
                            .equals(OVERFLOW);
        } catch (UnsupportedMessageException _) { // no class with a name: none of Python's
            return false;
        }
    }

    /// Of the standard library, which swallows exceptions here and there: it counts for no depth.
    private static final class LibraryStatement extends ExecutionEventNode {
        private final StackGuard guard;

        LibraryStatement(StackGuard guard) {
            this.guard = guard;
        }

        @Override
        protected void onReturnExceptional(VirtualFrame frame, Throwable thrown) {
            guard.leave(thrown);
        }
    }

    private static final class Statement extends ExecutionEventNode {
        private final EventContext context;
        private final StackGuard guard;

        Statement(EventContext context, StackGuard guard) {
            this.context = context;
            this.guard = guard;
        }

        @Override
        protected void onEnter(VirtualFrame frame) {
            guard.depth++;
            if (guard.depth > DEPTH_MAX) {
                stop();
            }
        }

        /// Ends the callback. No handler of the strategy's sees it, nor a `finally`.
        @TruffleBoundary
        private void stop() {
            guard.passed = true;
            throw context.createUnwind(null);
        }

        @Override
        protected void onReturnValue(VirtualFrame frame, @Nullable Object result) {
            guard.depth--;
        }

        @Override
        protected void onReturnExceptional(VirtualFrame frame, Throwable thrown) {
            guard.depth--;
            guard.leave(thrown);
        }

        @Override
        protected void onYield(VirtualFrame frame, @Nullable Object value) {
            guard.depth--;
        }

        @Override
        protected void onResume(VirtualFrame frame) {
            guard.depth++;
        }
    }
}
