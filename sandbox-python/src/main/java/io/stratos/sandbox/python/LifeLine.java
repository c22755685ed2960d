package io.stratos.sandbox.python;

import java.util.ArrayList;
import java.util.List;

/// Ends a program and all that it started when its standard input ends, however the host died.
///
/// A child that serves an instance listens by itself. The JVM that makes a start-up cache cannot: it starts another JVM
/// for the last step. So a shell puts both into a process group of their own and kills that.
final class LifeLine {
    private static final String SCRIPT = """
        exec 3<&0
        setsid "$@" </dev/null 3<&- &
        program=$!
        { read -r _ <&3; kill -s KILL -- "-$program" || kill -s KILL "$program"; } >/dev/null 2>&1 &
        listener=$!
        wait $program
        code=$?
        kill -s KILL $listener
        exit $code
        """;

    private LifeLine() {}

    /// The command that runs `command` so.
    static List<String> around(List<String> command) {
        var whole = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "stratos-life-line"));
        whole.addAll(command);
        return whole;
    }
}
