package io.stratos.sandbox.python.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.io.IOAccess;

/// Runs in a JVM with the child's class path: what the engine's policy refuses to a builder, and what a context under
/// it
/// does with Python that was guarded by nothing else.
public final class WallsProbe {
    private WallsProbe() {}

    /// Says `name=what became of it`, a line each.
    public static void main(String[] arguments) {
        openings().forEach((name, opening) -> say("open " + name, built(opening)));
        try (var context = constrained().build()) {
            attempts().forEach((name, source) -> say("do " + name, done(context, source)));
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Map<String, UnaryOperator<Context.Builder>> openings() {
        var openings = new LinkedHashMap<String, UnaryOperator<Context.Builder>>();
        openings.put("everything", builder -> builder.allowAllAccess(true));
        openings.put("files", builder -> builder.allowIO(IOAccess.ALL));
        openings.put("native", builder -> builder.allowNativeAccess(true));
        openings.put("processes", builder -> builder.allowCreateProcess(true));
        openings.put("environment", builder -> builder.allowEnvironmentAccess(EnvironmentAccess.INHERIT));
        openings.put("host objects", builder -> builder.allowHostAccess(HostAccess.ALL));
        openings.put("host classes", builder -> builder.allowHostClassLoading(true));
        openings.put("host lookup", builder -> builder.allowHostClassLookup(_ -> true));
        openings.put("other languages", builder -> builder.allowPolyglotAccess(PolyglotAccess.ALL));
        openings.put("threads", builder -> builder.allowCreateThread(true));
        return openings;
    }

    private static Map<String, String> attempts() {
        var attempts = new LinkedHashMap<String, String>();
        attempts.put("open", "open('/proc/self/status').read()");
        attempts.put("list", "import os; os.listdir('/')");
        attempts.put("write", "open('/tmp/stratos-walls', 'w')");
        attempts.put("system", "import os; os.system('true')");
        attempts.put("fork", "import os; os.fork()");
        attempts.put("spawn", "import subprocess; subprocess.run(['true'])");
        attempts.put("kill", "import os; os.kill(os.getppid(), 0)");
        attempts.put("environment", "import os; assert 'MALLOC_ARENA_MAX' not in os.environ");
        attempts.put("thread", "import _thread; _thread.start_new_thread(print, ())");
        attempts.put("socket", "import socket; socket.create_connection(('127.0.0.1', 9))");
        attempts.put("native", "import ctypes; ctypes.CDLL(None)");
        attempts.put("java", "import java; java.type('java.lang.System').exit(1)");
        attempts.put("polyglot", "import polyglot; polyglot.eval(language='js', string='1')");
        return attempts;
    }

    private static Context.Builder constrained() {
        return Context.newBuilder("python")
                .sandbox(SandboxPolicy.CONSTRAINED)
                .option("engine.WarnInterpreterOnly", "false")
                .out(java.io.OutputStream.nullOutputStream())
                .err(java.io.OutputStream.nullOutputStream());
    }

    private static String built(UnaryOperator<Context.Builder> opening) {
        try (var _ = opening.apply(constrained()).build()) {
            return "built";
        } catch (RuntimeException _) { // the policy says no
            return "refused";
        }
    }

    private static String done(Context context, String source) {
        try {
            context.eval("python", source);
            return "done";
        } catch (PolyglotException thrown) {
            var text = String.valueOf(thrown.getMessage());
            int end = text.indexOf(':');
            return end < 0 ? text : text.substring(0, end);
        }
    }

    private static void say(String name, String what) {
        System.out.println(name + "=" + what);
    }
}
