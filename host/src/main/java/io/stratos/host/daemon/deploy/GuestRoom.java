package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.LivePlan;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.stream.LongStream;

/// What of the host's heap guests may have for their memories together.
///
/// The memory of a guest in Wasm is an array in the host's heap, and may grow to its limit whenever the guest
/// likes; while it grows there are two of it. Were that more than the heap has, the next small allocation of a
/// lane or of the ledger would fail and halt the host. A guest in a process of its own takes nothing here.
///
/// What counts is what the collector keeps for objects that live long, two thirds of `-Xmx` with the serial one:
/// memories end up there, and the rest is for what is new.
///
/// @param bytes at most so many
public record GuestRoom(long bytes) {
    /// What everything else that lives long needs, or a quarter of what is less than four times that.
    static final long RESERVE_BYTES = 256L << 20;

    /// Of this process's heap.
    public static GuestRoom ofThisProcess() {
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getUsage().getMax());
        return ofPools(pools, Runtime.getRuntime().maxMemory());
    }

    /// Of the heap's pools the largest is that of the old, and the only one where a collector has no others.
    ///
    /// @param most of each pool, below zero where nobody says
    static GuestRoom ofPools(LongStream most, long heapBytes) {
        return of(most.filter(one -> one > 0).max().orElse(heapBytes));
    }

    static GuestRoom of(long longLivedBytes) {
        return new GuestRoom(longLivedBytes - Math.min(RESERVE_BYTES, longLivedBytes / 4));
    }

    /// How many guests have room that may take so much each.
    public long holds(long memoryBytes) {
        return Math.max(0, bytes / memoryBytes - 1);
    }

    /// Whether there is room for one more.
    boolean holds(List<LivePlan.Instance> others, LivePlan.Instance next) {
        return needed(others, next) <= bytes;
    }

    /// Refuses one that there is no room for.
    void require(List<LivePlan.Instance> others, LivePlan.Instance next) throws Refused {
        if (!holds(others, next)) {
            throw Refusal.of(ReasonCode.DEP_LIMIT, "the heap of the host has no room for its memory")
                    .at(next.id().toString())
                    .got(needed(others, next) + " bytes", "at most " + bytes)
                    .fix("give the host more heap (STRATOS_JAVA_OPTS=-Xmx…), or the strategies less memory_bytes")
                    .refused();
        }
    }

    /// All limits, and once more the largest, as it may be the one that grows.
    private static long needed(List<LivePlan.Instance> others, LivePlan.Instance next) {
        long sum = memory(next);
        long largest = sum;
        for (var one : others) {
            sum += memory(one);
            largest = Math.max(largest, memory(one));
        }
        return sum + largest;
    }

    private static long memory(LivePlan.Instance one) {
        return one.health().limits().memoryBytes();
    }
}
