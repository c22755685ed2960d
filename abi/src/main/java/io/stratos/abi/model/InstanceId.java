package io.stratos.abi.model;

/// Names one running copy of a strategy for ever: bot, strategy and shard (SPEC M-2). Printed
/// `BOT/STRATEGY/INSTANCE`.
public record InstanceId(String bot, String strategy, String shard) implements Comparable<InstanceId> {

    public InstanceId {
        Identifier.require("bot_id", bot);
        Identifier.require("strategy_id", strategy);
        Identifier.require("instance_id", shard);
    }

    /// Reads `BOT/STRATEGY/INSTANCE`.
    ///
    /// @throws IllegalArgumentException if there are not three identifiers
    public static InstanceId parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "Condition failed: an instance is BOT/STRATEGY/INSTANCE, got parts=" + parts.length);
        }
        return new InstanceId(parts[0], parts[1], parts[2]);
    }

    @Override
    public int compareTo(InstanceId other) {
        int byBot = bot.compareTo(other.bot);
        if (byBot != 0) {
            return byBot;
        }
        int byStrategy = strategy.compareTo(other.strategy);
        return byStrategy != 0 ? byStrategy : shard.compareTo(other.shard);
    }

    @Override
    public String toString() {
        return bot + "/" + strategy + "/" + shard;
    }
}
