package io.stratos.host.daemon;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// SIGTERM and SIGINT: the first asks for a stop in order, the second ends the process at once.
///
/// The JDK has no supported way to hear a second signal; its own class is reached by reflection, and where
/// it is missing the first signal ends the process as any JVM's.
public final class StopSignals {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);
    private static final int KILLED = 130;

    private StopSignals() {}

    /// Ends the process at once; to the next start it is a crash like any other.
    static void endNow() {
        Runtime.getRuntime().halt(KILLED);
    }

    /// From now on signals mean that.
    public static void handle(Runnable stop) {
        var asked = new AtomicBoolean();
        InvocationHandler handler = (self, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                if (asked.getAndSet(true)) {
                    endNow();
                }
                stop.run();
                yield null;
            }
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            default -> "stop";
        };
        try {
            var signal = Class.forName("sun.misc.Signal");
            var type = Class.forName("sun.misc.SignalHandler");
            var proxy = Proxy.newProxyInstance(StopSignals.class.getClassLoader(), new Class<?>[] {type}, handler);
            for (var name : new String[] {"TERM", "INT"}) {
                var instance = signal.getConstructor(String.class).newInstance(name);
                signal.getMethod("handle", signal, type).invoke(null, instance, proxy);
            }
        } catch (ReflectiveOperationException missing) {
            LOG.warn("signals are not heard: {}", missing.toString());
        }
    }
}
