package io.stratos.sandbox.wasm.meter;

import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which functions count the stack they take.
///
/// A function that calls nothing, or only such as count nothing themselves, needs a known amount at
/// most, and it stands at the end of the calls: room for it is set aside once. Only what may recurse, or
/// calls by table, or stands on a deep chain of calls, counts when it is entered and left.
///
/// ```
/// thread   |- host, 3 MiB -|- counted, 12 MiB -|- not counted, 1 MiB -|   = Sandbox.THREAD_STACK_BYTES
/// ```
final class StackPlan {
    static final int SLOT_BYTES = 8;

    /// What the counted calls of a callback may take.
    static final int SLOTS_MAX = (12 << 20) / SLOT_BYTES;

    /// What is set aside for the others: a function that may need more counts for itself.
    static final int UNCOUNTED_SLOTS_MAX = (1 << 20) / SLOT_BYTES;

    /// Largest [StackUse#valuesAtJumps] of a function: the compiler takes up to 16 bytes for each, and
    /// keeps those of some functions at a time. Strategies come to some thousands.
    static final int VALUES_AT_JUMPS_MAX = 1 << 17;

    private static final int UNKNOWN = 0;

    private final List<BitSet> callees = new ArrayList<>();
    private final int[] own;

    /// What a function that does not count, and what it calls, may take at most; 0 for one that counts.
    private final int[] uncounted;

    private final boolean[] indirect;

    private StackPlan(List<FunctionCode> codes, List<FunctionType> types, List<Integer> functions) {
        own = new int[codes.size()];
        uncounted = new int[codes.size()];
        indirect = new boolean[codes.size()];
        for (int i = 0; i < codes.size(); i++) {
            StackUse use = StackUse.of(codes.get(i), types, functions);
            if (use.valuesAtJumps() > VALUES_AT_JUMPS_MAX) {
                throw new TooComplexException(i);
            }
            own[i] = use.slots();
            callees.add(calleesOf(i, codes.get(i)));
        }
    }

    static StackPlan of(List<FunctionCode> codes, List<FunctionType> types, List<Integer> functions) {
        StackPlan plan = new StackPlan(codes, types, functions);
        plan.spread();
        return plan;
    }

    /// Slots a function counts when it is entered; 0 if room for it is set aside.
    int slotsOf(int function) {
        return uncounted[function] == UNKNOWN ? own[function] : 0;
    }

    private BitSet calleesOf(int function, FunctionCode code) {
        BitSet found = new BitSet();
        for (int i = 0; i < code.size(); i++) {
            switch (code.opcode(i)) {
                case Opcode.CALL -> found.set(code.immediate(i));
                case Opcode.CALL_INDIRECT -> indirect[function] = true;
                default -> {}
            }
        }
        return found;
    }

    /// From the functions that call nothing upwards; what is on a cycle is never reached.
    private void spread() {
        List<List<Integer>> callers = new ArrayList<>();
        int[] open = new int[own.length];
        for (int i = 0; i < own.length; i++) {
            callers.add(new ArrayList<>());
        }
        var ready = new ArrayDeque<Integer>();
        for (int i = 0; i < own.length; i++) {
            int caller = i;
            callees.get(i).stream().forEach(callee -> callers.get(callee).add(caller));
            open[i] = callees.get(i).cardinality();
            if (open[i] == 0 && !indirect[i]) {
                ready.add(i);
            }
        }
        while (!ready.isEmpty()) {
            int function = ready.remove();
            int needed = own[function] + deepestUncounted(function);
            if (needed > UNCOUNTED_SLOTS_MAX) {
                continue;
            }
            uncounted[function] = needed;
            for (int caller : callers.get(function)) {
                open[caller]--;
                if (open[caller] == 0 && !indirect[caller]) {
                    ready.add(caller);
                }
            }
        }
    }

    private int deepestUncounted(int function) {
        return callees.get(function).stream()
                .map(callee -> uncounted[callee])
                .max()
                .orElse(0);
    }
}
