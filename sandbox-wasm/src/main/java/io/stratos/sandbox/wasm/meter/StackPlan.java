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
/// most: its callers count it with their own. Only what may recurse, or calls by table, or stands on
/// a deep chain of calls, counts when it is entered and left.
final class StackPlan {
    /// What a callback may take: a quarter of a stack of 1 MiB, so that even frames larger than
    /// thought of fit.
    static final int SLOTS_MAX = 1 << 15;

    /// A function that may need more than this counts for itself.
    private static final int UNCOUNTED_SLOTS_MAX = 1 << 12;

    private static final int UNKNOWN = 0;

    private final List<BitSet> callees = new ArrayList<>();
    private final int[] own;

    /// What calling a function that does not count may take at most; 0 for one that counts.
    private final int[] uncounted;

    private final boolean[] indirect;

    private StackPlan(List<FunctionCode> codes, List<FunctionType> types, List<Integer> functions) {
        own = new int[codes.size()];
        uncounted = new int[codes.size()];
        indirect = new boolean[codes.size()];
        for (int i = 0; i < codes.size(); i++) {
            own[i] = StackUse.slotsOf(codes.get(i), types, functions);
            callees.add(calleesOf(i, codes.get(i)));
        }
    }

    static StackPlan of(List<FunctionCode> codes, List<FunctionType> types, List<Integer> functions) {
        StackPlan plan = new StackPlan(codes, types, functions);
        plan.spread();
        return plan;
    }

    /// Slots a function counts when it is entered; 0 if its callers count for it.
    int slotsOf(int function) {
        return uncounted[function] == UNKNOWN ? own[function] + deepestUncounted(function) : 0;
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
