package io.stratos.sandbox.wasm.meter;

import io.stratos.sandbox.wasm.binary.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a function pays for its instructions, and how much there.
///
/// Every instruction is paid for at a place that runs before it does, as often or more often:
///
/// - a function pays when it is entered, a loop at every pass;
/// - code that may be jumped over pays with what leads to it while it is cheap: a stretch of
///   [#OWN_CHARGE_MIN] units or more, up to the next branch, pays when it is reached, and what
///   follows it in the same block pays there too;
/// - code behind an unconditional branch costs nothing: it never runs.
final class Regions {
    /// A charge takes about as long as some instructions of the guest.
    static final int OWN_CHARGE_MIN = 32;

    private final FunctionCode code;
    private final int[] stretches;
    private final List<Frame> frames = new ArrayList<>();
    private int[] places = new int[16];
    private int[] amounts = new int[16];
    private int count;

    /// An open block, loop, `if` or the function itself.
    private static final class Frame {
        /// The charge that pays for what comes next.
        int charge;

        /// Whether control may have left since that charge, so that what comes next may not run.
        boolean mayHaveLeft;

        /// Behind an unconditional branch.
        boolean dead;

        final boolean reached;

        Frame(int charge, boolean mayHaveLeft, boolean dead) {
            this.charge = charge;
            this.mayHaveLeft = mayHaveLeft;
            this.dead = dead;
            this.reached = !dead;
        }
    }

    private Regions(FunctionCode code) {
        this.code = code;
        this.stretches = new int[code.size() + 1];
    }

    static Regions of(FunctionCode code) {
        Regions regions = new Regions(code);
        regions.measureStretches();
        regions.assign();
        return regions;
    }

    /// How many charges there are, in the order of their places.
    int count() {
        return count;
    }

    /// Index of the instruction before which a charge stands.
    int place(int charge) {
        return places[charge];
    }

    int amount(int charge) {
        return amounts[charge];
    }

    /// Price of each instruction and all behind it, up to the next branch or label.
    private void measureStretches() {
        for (int i = code.size() - 1; i >= 0; i--) {
            int price = Prices.of(code.opcode(i));
            stretches[i] = endsStretch(code.opcode(i)) ? price : price + stretches[i + 1];
        }
    }

    private static boolean endsStretch(int opcode) {
        return switch (opcode) {
            case Opcode.LOOP,
                    Opcode.IF,
                    Opcode.ELSE,
                    Opcode.END,
                    Opcode.BR,
                    Opcode.BR_IF,
                    Opcode.BR_TABLE,
                    Opcode.RETURN,
                    Opcode.UNREACHABLE -> true;
            default -> false;
        };
    }

    private void assign() {
        frames.add(new Frame(newCharge(0), false, false));
        boolean stretchStarts = false;
        for (int i = 0; i < code.size(); i++) {
            Frame frame = frames.getLast();
            int opcode = code.opcode(i);
            if (!frame.dead) {
                if (stretchStarts && frame.mayHaveLeft && stretches[i] >= OWN_CHARGE_MIN) {
                    frame.charge = newCharge(i);
                    frame.mayHaveLeft = false;
                }
                amounts[frame.charge] += Prices.of(opcode);
            }
            follow(i, opcode, frame);
            stretchStarts = endsStretch(opcode);
        }
    }

    private void follow(int index, int opcode, Frame frame) {
        switch (opcode) {
            case Opcode.BLOCK -> frames.add(new Frame(frame.charge, frame.mayHaveLeft, frame.dead));
            case Opcode.LOOP ->
                frames.add(
                        frame.dead
                                ? new Frame(frame.charge, false, true)
                                : new Frame(newCharge(index + 1), false, false));
            case Opcode.IF -> frames.add(new Frame(frame.charge, true, frame.dead));
            case Opcode.ELSE -> {
                frames.removeLast();
                frames.add(new Frame(enclosingCharge(frame), true, !frame.reached));
            }
            case Opcode.END -> frames.removeLast();
            case Opcode.BR_IF -> leave(code.immediate(index), frame);
            case Opcode.BR -> end(code.immediate(index), frame);
            case Opcode.BR_TABLE -> {
                for (int label : code.labels(index)) {
                    leave(label, frame);
                }
                frame.dead = true;
            }
            case Opcode.RETURN -> end(frames.size() - 1, frame);
            case Opcode.UNREACHABLE -> frame.dead = true;
            default -> {}
        }
    }

    /// The `else` of an `if` is paid for by what was before the `if`.
    private int enclosingCharge(Frame closed) {
        return frames.isEmpty() ? closed.charge : frames.getLast().charge;
    }

    private void end(int label, Frame frame) {
        leave(label, frame);
        frame.dead = true;
    }

    private void leave(int label, Frame from) {
        if (from.dead) {
            return;
        }
        for (int i = Math.max(0, frames.size() - 1 - label); i < frames.size(); i++) {
            frames.get(i).mayHaveLeft = true;
        }
    }

    private int newCharge(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            amounts = Arrays.copyOf(amounts, 2 * count);
        }
        places[count] = place;
        return count++;
    }
}
