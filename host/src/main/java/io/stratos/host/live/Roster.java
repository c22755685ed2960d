package io.stratos.host.live;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.AcceptedGaps;
import io.stratos.host.live.lane.LaneAgent;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.lane.Revival;
import io.stratos.host.live.link.AccountCommand;
import io.stratos.host.live.link.AccountInbox;
import io.stratos.host.live.link.CommittedTurn;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.host.live.market.FeedAgent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who runs, and how one comes and goes while the others work.
///
/// | to come | to go |
/// | --- | --- |
/// | [#join]: its account shows it what it knows | [#stop]: its lane delivers what waits and shuts it down |
/// | [#begin]: it comes up, then lane and market have it | [#leave]: its account is done with it behind all its turns |
///
/// Whoever looks sees values; one thread at a time brings instances in and out.
public final class Roster {
    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    private final InstanceAssembly assembly;
    private final Map<AccountId, AccountInbox> accounts;
    private final HostJournal journal;
    private final FeedAgent feed;
    private final Function<LivePlan.Instance, LaneAgent> lanes;
    private final CopyOnWriteArrayList<Seated> running;

    /// @param lanes the lane that an instance belongs to
    Roster(
            InstanceAssembly assembly,
            Map<AccountId, AccountInbox> accounts,
            HostJournal journal,
            FeedAgent feed,
            Function<LivePlan.Instance, LaneAgent> lanes,
            Collection<Seated> first) {
        this.assembly = assembly;
        this.accounts = new LinkedHashMap<>(accounts);
        this.journal = journal;
        this.feed = feed;
        this.lanes = lanes;
        running = new CopyOnWriteArrayList<>(first);
    }

    /// Everybody who runs.
    public List<Seated> all() {
        return List.copyOf(running);
    }

    /// One of that name; empty if none runs.
    public Optional<Seated> find(InstanceId id) {
        return running.stream().filter(one -> one.plan().id().equals(id)).findFirst();
    }

    /// Accepts for an operator that deliveries of an instance are lost, if they are: it goes on from its checkpoint.
    /// It does not run, and its account is done with its last life.
    ///
    /// @param asked who and why
    /// @return answered once that is committed, true if a delivery was missing
    public CompletableFuture<Boolean> acceptGap(InstanceId id, HostJournal.Asked asked) {
        var world = assembly.world();
        var gap = AcceptedGaps.find(world.ledger().reader(), id);
        if (gap.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        long lineage = Session.lineage(world.clock().nowNanos(), assembly.lineage(id));
        return journal.keep(id, gap.get(), lineage, asked);
    }

    /// An instance that will run.
    ///
    /// @param seen answered once its run is in the journal and its account has told it what it holds
    public record Joining(Seated seated, CompletableFuture<Boolean> seen) {}

    /// Begins to bring in an instance that does not run. The last turns of an earlier life are committed and
    /// settled, or this is its first.
    public Joining join(LivePlan.Instance one) {
        var account = account(one.account());
        if (find(one.id()).isPresent()) {
            throw new IllegalArgumentException("Condition failed: the instance does not run, got=" + one.id());
        }
        var tied = assembly.tie(one, lanes.apply(one));
        Seated seated;
        try {
            seated = assembly.seat(one, tied, account, running.size() + 1);
        } catch (RuntimeException failed) {
            lanes.apply(one).release(tied.place());
            throw failed;
        }
        var seen = new CompletableFuture<Boolean>();
        account.command(new AccountCommand.Joins(seated.link(), seen));
        return new Joining(seated, journal.run(assembly.run(one)).thenCombine(seen, (_, done) -> done));
    }

    /// Brings it in, after [Joining#seen]: it begins to come up, fresh or from its rows, and its lane has it.
    ///
    /// @param by whose word ends what had halted it
    public Seated begin(Joining joining, Revival by) {
        var seated = joining.seated;
        seated.instance().start(assembly.world().clock().nowNanos(), by);
        running.add(seated);
        lane(seated).add(seated.place(), seated.instance());
        feed.add(seated.market());
        return seated;
    }

    /// It does not come in, because [Joining#seen] or [#begin] failed: its place is free and its guest is gone.
    /// Its account is told by [#takeBack].
    public void giveUp(Joining joining) {
        var seated = joining.seated;
        lane(seated).release(seated.place());
        assembly.world().metrics().forget(seated.plan().id());
        seated.instance().close();
    }

    /// Whether its guest has been made, or will not be.
    public boolean isUp(Seated seated) {
        return seated.instance().status().phase() != Phase.STARTING;
    }

    /// Asks its lane to shut an instance down, in order; [#isStopped] says when it is.
    public void stop(Seated seated) {
        lane(seated).stop(seated.place(), seated.instance());
    }

    /// Whether it runs no more turns and everything it did is committed.
    public boolean isStopped(Seated seated) {
        var status = seated.instance().status();
        return status.phase() == Phase.AT_REST && status.isCommitted();
    }

    /// Takes a stopped instance out. What it wanted is settled first, then, unless somebody takes over at
    /// once, its entries are taken back: nobody is in charge of them.
    ///
    /// @return answered once its account is done with it and that is committed
    public CompletableFuture<Boolean> leave(Seated seated, boolean takesBack) {
        if (!isStopped(seated)) {
            throw new IllegalArgumentException("Condition failed: the instance is stopped, got="
                    + seated.plan().id());
        }
        feed.remove(seated.market());
        lane(seated).remove(seated.place(), seated.instance());
        running.remove(seated);
        assembly.world().metrics().forget(seated.plan().id());
        var answer = new CompletableFuture<Boolean>();
        long cursor = seated.instance().status().cursor();
        var left = new TurnEffect.Left(takesBack, answer);
        account(seated.plan().account())
                .committed(
                        seated.plan().descriptor().capabilities().lane(),
                        List.of(CommittedTurn.word(seated.plan().id(), cursor, left)));
        return answer;
    }

    /// An instance that does not run has nobody who is in charge of its entries: they are taken back. Not if
    /// this host has no such account any more: then nobody here can reach them.
    public void takeBack(InstanceId id, AccountId account) {
        var inbox = accounts.get(account);
        if (inbox == null) {
            LOG.error("{} may have orders in account {}, which this host does not have", id, account);
            return;
        }
        inbox.command(new AccountCommand.InstanceHalted(id, ReasonCode.DEP_STOPPED));
    }

    private AccountInbox account(AccountId id) {
        var account = accounts.get(id);
        if (account == null) {
            throw new IllegalArgumentException("Condition failed: an instance has an account, got=" + id);
        }
        return account;
    }

    private LaneAgent lane(Seated seated) {
        return lanes.apply(seated.plan());
    }
}
