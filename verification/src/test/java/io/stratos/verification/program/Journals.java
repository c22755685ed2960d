package io.stratos.verification.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.run.LedgerDoor;
import io.stratos.state.LedgerHead;
import io.stratos.state.journal.VerifyResult;
import io.stratos.state.rocks.JournalVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Looks into a data directory that no process has open.
final class Journals {
    private Journals() {}

    /// Records committed in `data`. They must hold in themselves, and be the first ones of `whole`'s.
    static long recordsThatBegin(Path whole, Path data) {
        if (!Files.exists(LedgerDoor.folder(data).resolve("rocks").resolve("CURRENT"))) {
            return 0;
        }
        var part = verify(data, null);
        if (part instanceof VerifyResult.Unavailable(var _, var detail) && detail.startsWith("no format")) {
            return 0; // killed while the empty database was made
        }
        assertThat(part).isInstanceOf(VerifyResult.Ok.class);
        var head = ((VerifyResult.Ok) part).head();
        if (head.seq() > 0) {
            assertThat(verify(whole, head))
                    .as("record %s is in both", head.seq())
                    .isInstanceOf(VerifyResult.Ok.class);
        }
        return head.seq();
    }

    private static VerifyResult verify(Path data, @Nullable LedgerHead witness) {
        return JournalVerifier.verify(LedgerDoor.folder(data), JournalVerifier.Range.ALL, witness, (_, _) -> true);
    }
}
