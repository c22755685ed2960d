package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.LivePlan;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.List;

/// What of the host's heap guests may have for their memories together.
///
/// The memory of a guest in Wasm is an array in the host's heap, and may grow to its limit whenever the guest
/// likes; while it grows there are two of it. Were that more than the heap has, the next small allocation of a
/// lane or of the ledger would fail and halt the host. A guest in a process of its own takes nothing here.
///
/// @param bytes at most so many
public record GuestRoom(long bytes) {
    /// What everything else needs, or a quarter of a heap that is smaller than four times that.
    static final long RESERVE_BYTES = 256L << 20;

    /// Of this process's heap.
    public static GuestRoom ofThisProcess() {
        return of(Runtime.getRuntime().maxMemory());
    }

    static GuestRoom of(long heapBytes) {
        return new GuestRoom(heapBytes - Math.min(RESERVE_BYTES, heapBytes / 4));
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
