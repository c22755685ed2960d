package io.stratos.sandbox.python.child;

import io.stratos.abi.model.Input;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/// Calls module `stratos._bridge` with prepared values.
final class BridgeCaller {
    private static final List<String> FUNCTIONS = List.of(
            "init",
            "trade",
            "quote",
            "book_snapshot",
            "book_delta",
            "bar",
            "funding",
            "mark_price",
            "execution",
            "risk",
            "safety",
            "regime",
            "manual_signal",
            "account_snapshot",
            "config_update",
            "service_response",
            "timer",
            "shutdown",
            "healthcheck");

    private final Map<String, Value> functions = HashMap.newHashMap(FUNCTIONS.size());
    private final Arguments arguments = new Arguments();

    BridgeCaller(Value bridge) {
        for (var name : FUNCTIONS) {
            var function = bridge.getMember(name);
            if (function == null || !function.canExecute()) {
                throw new IllegalStateException("Invariant: the SDK's bridge has the function " + name);
            }
            functions.put(name, function);
        }
    }

    /// Runs one callback; what it throws is the guest's.
    Value call(Input input) {
        arguments.context(input.context());
        var name = add(input);
        var function = functions.get(name);
        if (function == null) {
            throw new IllegalStateException("Invariant: the function was looked up at start: " + name);
        }
        return function.execute(arguments.toArray());
    }

    private String add(Input input) {
        return switch (input) {
            case Input.OnEvent(var _, var event) -> EventArguments.add(event.body(), arguments.header(event.header()));
            case Input.OnTimer(var _, int id, long due) -> {
                arguments.number(id).number(due);
                yield "timer";
            }
            case Input.Init init -> {
                init(init);
                yield "init";
            }
            case Input.Shutdown(var _, var reason) -> {
                arguments.choice(reason);
                yield "shutdown";
            }
            case Input.Healthcheck _ -> "healthcheck";
        };
    }

    private void init(Input.Init init) {
        arguments
                .number(init.contractMajor())
                .number(init.contractMinor())
                .text(init.strategyId())
                .text(init.instanceId());
        var restored = init.restoredState();
        if (restored == null) {
            arguments.number(-1).number(0).text("");
        } else {
            arguments
                    .number(restored.schemaVersion())
                    .number(restored.cursor())
                    .text(new String(restored.state(), StandardCharsets.ISO_8859_1));
        }
        arguments.number(init.instruments().size());
        init.instruments().forEach(arguments::instrument);
        arguments.config(init.config());
    }
}
