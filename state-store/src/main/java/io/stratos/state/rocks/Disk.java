package io.stratos.state.rocks;

import io.stratos.state.journal.MarkFile;
import java.util.function.UnaryOperator;

/// What stands between a ledger and its disk; tests put failures here.
interface Disk {

    /// Nothing.
    Disk PLAIN = new Disk() {};

    /// Around what is written once groups are committed: groups and checkpoints.
    static Disk around(UnaryOperator<GroupWrite> seam) {
        return new Disk() {
            @Override
            public GroupWrite running(GroupWrite write) {
                return seam.apply(write);
            }
        };
    }

    /// Around what an open writes.
    default GroupWrite opening(GroupWrite write) {
        return write;
    }

    /// Around the step that writes groups and checkpoints.
    default GroupWrite running(GroupWrite write) {
        return write;
    }

    /// Around the file of the high-water mark.
    default MarkFile mark(MarkFile file) {
        return file;
    }
}
