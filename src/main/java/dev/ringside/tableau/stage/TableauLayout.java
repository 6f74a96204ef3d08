package dev.ringside.tableau.stage;

import dev.ringside.story.Story;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.place.Plan;

import java.util.List;

/// Lays out the stage. A pure function: equal moments give equal tableaux, whichever way one came.
public final class TableauLayout {
    /// What the stage shows, in the order of drawing; a later one may lean on the places of earlier
    /// ones.
    static final List<Contribution> CONTRIBUTIONS =
            List.of(
                    new Bands(),
                    new ProcessBorder(),
                    new TaskCards(),
                    new UserBuffers(),
                    new Gate(),
                    new CpuPlaces(),
                    new RunQueuePlaces(),
                    new ReceiveQueues(),
                    new SocketTiles(),
                    new WaitQueues(),
                    new SelectSets(),
                    new SelectScan(),
                    new PollArray(),
                    new EpollInstance(),
                    new EpollEvents(),
                    new AioRequests(),
                    new CoroutineShelf(),
                    new HandlerQueue(),
                    new SharedMemory(),
                    new LockQueues(),
                    new CallTable(),
                    new JobBox(),
                    new SignalSet(),
                    new TurnBoard(),
                    new AddressMap(),
                    new SwitchAgenda(),
                    new UserStack(),
                    new SignalWays(),
                    new ProcessTables(),
                    new RingPair(),
                    new RingRequests(),
                    new ControlBlocks(),
                    new DescriptorTable(),
                    new PageCachePanel(),
                    new MappedMemory(),
                    new PassedOn(),
                    new Disk(),
                    new Journey(),
                    new Hardware(),
                    new Moves(),
                    new LockLinks(),
                    new WaitLinks(),
                    new Callbacks(),
                    new Flights());

    private final Roster roster;

    /// A layout for all moments of one story.
    public TableauLayout(Story story) {
        this.roster = Roster.of(story);
    }

    /// The stage at `moment`. To lay out many moments of one story, keep a layout and use [#at].
    public static Tableau of(Moment moment, StageOptions options) {
        return new TableauLayout(moment.story()).at(moment, options);
    }

    /// The stage at a moment of this layout's story.
    public Tableau at(Moment moment, StageOptions options) {
        var plan = Plan.of(roster, options.frame());
        var setting = Setting.of(moment, options, roster, plan);
        var sketch = new Sketch(plan.em());
        CONTRIBUTIONS.forEach(c -> c.draw(setting, sketch));
        return sketch.tableau(options.width(), options.height());
    }
}
