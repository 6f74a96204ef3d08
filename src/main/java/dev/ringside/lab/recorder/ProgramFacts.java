package dev.ringside.lab.recorder;

import dev.ringside.lab.program.ProgramNote;
import dev.ringside.linux.Errno;
import dev.ringside.linux.SyscallTable;
import dev.ringside.linux.ThreadUsage;
import dev.ringside.linux.proc.MapRegions.Region;
import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Computed;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.Measured;
import dev.ringside.trace.Opened;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.SiginfoSeen;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.ValueAccessed;
import dev.ringside.trace.WaitSet;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes facts of what the server notes of itself.
final class ProgramFacts {
    private static final String EVENT_QUEUE = "events";
    private static final String AIO_READ = "read";

    private final int cpu;

    /// @param cpu where the server runs; unknown if the kernel says so elsewhere
    ProgramFacts(int cpu) {
        this.cpu = cpu;
    }

    /// What a descriptor refers to.
    interface Objects {
        KernelObject object(ProgramNote.Opened opened);
    }

    /// The fact for a note; the marks at both ends are none, and an arrival is one only after its
    /// time was converted.
    ///
    /// @param tid who noted it
    /// @param nanos when, from the start of the trace
    Optional<TraceEvent> fact(int tid, long nanos, ProgramNote note, Objects objects) {
        Stamp at = new Stamp(nanos, cpu, tid, Source.PROGRAM, null);
        return Optional.ofNullable(
                switch (note) {
                    case ProgramNote.Entered n -> new SysEntered(at, n.call().text(), arguments(n));
                    case ProgramNote.Returned n -> returned(at, n);
                    case ProgramNote.GotBytes n -> new BytesSeen(at, n.fd(), n.count(), n.first());
                    case ProgramNote.Handed n ->
                            new WaitSet(at, n.call().text(), n.set(), n.timeoutNanos());
                    case ProgramNote.HandedBack n ->
                            new ReadyReturned(at, n.call().text(), n.ready());
                    case ProgramNote.Opened n ->
                            new Opened(at, tid, n.fd(), objects.object(n), false);
                    case ProgramNote.Closed n -> new Closed(at, tid, n.fd());
                    case ProgramNote.Mounted n -> new CoroutineMounted(at, n.coroutine(), tid);
                    case ProgramNote.Yielded n -> yielded(at, n);
                    case ProgramNote.Queued n ->
                            new ItemQueued(at, EVENT_QUEUE, n.item(), n.fd(), n.events());
                    case ProgramNote.Taken n ->
                            new ItemTaken(at, EVENT_QUEUE, n.item(), n.handler());
                    case ProgramNote.Delivered n ->
                            new SignalDelivered(at, n.signal(), tid, n.how());
                    case ProgramNote.SawSignal n ->
                            new SiginfoSeen(at, n.signal(), n.fd(), n.events());
                    case ProgramNote.Computed n ->
                            new Computed(at, n.piece(), n.found(), n.begins());
                    case ProgramNote.Counted n -> counted(at, n);
                    case ProgramNote.Measured n -> new Measured(at, n.what(), n.count(), n.nanos());
                    case ProgramNote.Prepared n ->
                            new UringPrepared(
                                    at,
                                    n.ring(),
                                    n.request(),
                                    n.op().name(),
                                    n.fd(),
                                    n.lengthBytes());
                    case ProgramNote.Reaped n ->
                            new UringReaped(at, n.ring(), n.request(), n.result());
                    case ProgramNote.AioRequested n ->
                            new AioRequested(at, n.request(), AIO_READ, n.fd(), n.lengthBytes());
                    case ProgramNote.AioAsked n -> new AioAsked(at, n.request(), errno(n.errno()));
                    case ProgramNote.AioTaken n -> new AioTaken(at, n.request(), n.result());
                    case ProgramNote.AioSuspended n ->
                            new AioSuspended(at, n.requests(), n.begins());
                    case ProgramNote.ChangedJob n -> changed(at, n);
                    case ProgramNote.ChangedLock n -> changed(at, n);
                    case ProgramNote.HandedAddress n ->
                            new AddressHanded(at, hexadecimal(n.address()));
                    case ProgramNote.Mapped n -> mapped(at, n.region());
                    case ProgramNote.AccessedValue n ->
                            new ValueAccessed(at, n.name(), n.value(), n.written());
                    case ProgramNote.Began _,
                            ProgramNote.Finished _,
                            ProgramNote.Arrived _,
                            ProgramNote.Spawned _ ->
                            null;
                });
    }

    private static @Nullable String errno(int number) {
        return number == 0 ? null : Errno.of(number).name();
    }

    private CoroutineYielded yielded(Stamp at, ProgramNote.Yielded note) {
        Integer fd = note.fd() < 0 ? null : (Integer) note.fd();
        return new CoroutineYielded(at, note.coroutine(), at.tid(), fd, note.ended());
    }

    private static TraceEvent counted(Stamp at, ProgramNote.Counted note) {
        var usage = new ThreadUsage(note.voluntary(), note.forced(), 0, 0, 0);
        return Prelude.counters(at.tid(), at.nanos(), usage);
    }

    /// The address stands there as it does among the arguments of the call.
    private static LockChanged changed(Stamp at, ProgramNote.ChangedLock note) {
        Object address = SyscallTable.argument("futex", "uaddr", note.address());
        String lock = String.valueOf(note.lock());
        return new LockChanged(at, lock, address.toString(), note.act(), note.word());
    }

    private static JobChanged changed(Stamp at, ProgramNote.ChangedJob note) {
        String address =
                note.address() == 0
                        ? null
                        : SyscallTable.argument("futex", "uaddr", note.address()).toString();
        Integer count = note.count() < 0 ? null : (Integer) (int) note.count();
        return new JobChanged(at, note.job(), note.way(), note.act(), address, count);
    }

    private static RegionMapped mapped(Stamp at, Region region) {
        return new RegionMapped(
                at,
                hexadecimal(region.start()),
                hexadecimal(region.end()),
                region.perms(),
                region.name(),
                region.lines());
    }

    private static String hexadecimal(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static CallArgs arguments(ProgramNote.Entered note) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < note.arguments().size(); i++) {
            String name = note.call().arguments().get(i);
            values.put(
                    name, SyscallTable.argument(note.call().text(), name, note.arguments().get(i)));
        }
        return new CallArgs(values);
    }

    private static SysReturned returned(Stamp at, ProgramNote.Returned note) {
        long result = note.result();
        String errno = result < 0 ? Errno.of((int) -result).name() : null;
        return new SysReturned(at, note.call().text(), result, errno);
    }
}
