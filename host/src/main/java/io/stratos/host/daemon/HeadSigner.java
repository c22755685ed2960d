package io.stratos.host.daemon;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.SignedHeads;
import io.stratos.host.refusal.Refused;
import io.stratos.host.trust.SigningKey;
import io.stratos.host.world.WallClock;
import io.stratos.state.LedgerHead;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs the journal's end each second while it moves, and once more at the stop, on a thread of its own: neither lanes
/// nor accounts ever wait for it.
///
/// A head that cannot be written is told and tried again: the journal itself is whole, what is missing is the proof
/// against somebody who holds the directory. A journal that does not hold what was signed before is another history: it
/// is
/// not signed as if it were the same one until an operator has moved the old heads away.
public final class HeadSigner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadSigner.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final Path data;
    private final SigningKey key;
    private final Supplier<LedgerHead> head;
    private final WallClock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var signer = new Thread(work, "heads");
        signer.setDaemon(true);
        return signer;
    });
    private @Nullable SignedHeads heads;
    private final boolean isForeign;
    private volatile Status status;

    /// How far the journal is signed.
    ///
    /// @param seq of the newest head that this process signed, 0 before the first
    /// @param reason why the last one could not be signed, `OK` if it could
    public record Status(long seq, ReasonCode reason) {}

    private HeadSigner(
            Path data,
            SigningKey key,
            Supplier<LedgerHead> head,
            WallClock clock,
            SignedHeads heads,
            ReasonCode history) {
        this.data = data;
        this.key = key;
        this.head = head;
        this.clock = clock;
        this.heads = heads;
        status = new Status(0, history);
        isForeign = history != ReasonCode.OK;
    }

    /// Opens the file of heads of a data directory.
    ///
    /// @param head of the journal, as far as it is committed
    /// @param history what [SeenEnd#compareSigned] says of the journal and the heads that are there already
    /// @throws Refused if the file cannot be written, or is damaged
    public static HeadSigner open(
            Path data, SigningKey key, Supplier<LedgerHead> head, WallClock clock, ReasonCode history) throws Refused {
        if (history != ReasonCode.OK) {
            LOG.error("{}: {} is of another history, nothing is signed", history, SignedHeads.file(data));
        }
        return new HeadSigner(data, key, head, clock, SignedHeads.open(data, key), history);
    }

    /// Begins to sign.
    void start() {
        var _ = thread.scheduleWithFixedDelay(this::sign, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Signs the end, if it moved since.
    synchronized void sign() {
        if (isForeign) {
            return;
        }
        try {
            var newest = head.get();
            var file = heads == null ? SignedHeads.open(data, key) : heads;
            heads = file;
            file.sign(newest, clock.nowNanos());
            status = new Status(newest.seq(), ReasonCode.OK);
        } catch (Refused refused) {
            failed(refused.first().code(), refused);
        } catch (UncheckedIOException unwritable) {
            failed(ReasonCode.ENV_FILE, unwritable);
        }
    }

    /// What stands there half is cut when the file is opened anew.
    private void failed(ReasonCode code, Exception why) {
        if (status.reason() == ReasonCode.OK) {
            LOG.error("{}: the journal's end cannot be signed; it is tried again", code, why);
        }
        status = new Status(status.seq(), code);
        var broken = heads;
        heads = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (UncheckedIOException gone) {
                LOG.debug("the file of heads cannot be closed", gone);
            }
        }
    }

    Status status() {
        return status;
    }

    /// Signs the last end; the journal must not grow any more.
    @Override
    public void close() {
        thread.shutdownNow();
        sign();
        synchronized (this) {
            if (heads != null) {
                heads.close();
                heads = null;
            }
        }
    }
}
