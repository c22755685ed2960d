package io.stratos.host.descriptor;

/// A small sound `strategy.yaml` for tests, to be bent.
public final class Descriptors {

    public static final String YAML = """
        strategy_id: sample
        strategy_version: 1.2.3
        runtime_kind: rust_wasm
        instance_model: single
        state_schema_version: 1
        capabilities:
          events: [trade, bar]
          order_types: [market, limit]
          venues: ["*"]
          symbols: ["*"]
          external_calls: false
          lane: ll
        resources:
          cpu_millis: 100
          memory_bytes: 1048576
          threads: 1
          callback_timeout_ns: 5ms
          queue_limit: 1024
          fuel_per_callback: 1000000
          output:
            intents_per_second: 10
            intents_per_event: 1
            intents_per_instance: 100000
            log_bytes_per_second: 0
            log_bytes_per_event: 0
            log_bytes_per_instance: 0
        io_contracts:
          event_contract: "1.0"
          intent_contract: "1.0"
        telemetry_tags: [spread]
        config_schema:
          - name: fast
            type: integer
            unit: bars
            min: 1
            max: 100
            default: 12
            updatable: true
          - name: qty
            type: decimal
            min: "0.001"
            max: "10"
            default: "0.1"
          - name: style
            type: choice
            choices: [market, ioc]
            default: market
          - name: patient
            type: flag
            default: true
          - name: pause
            type: duration
            min: 1ms
            max: 1h
            required: true
        """;

    private Descriptors() {}

    /// The sound one with one text replaced.
    public static String with(String what, String replacement) {
        if (!YAML.contains(what)) {
            throw new AssertionError("the descriptor has no " + what);
        }
        return YAML.replace(what, replacement);
    }
}
