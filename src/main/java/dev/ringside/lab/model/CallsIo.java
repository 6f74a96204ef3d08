package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.ProbedWork;
import dev.ringside.lab.program.ProbedWork.Inbox;
import dev.ringside.lab.program.ProbedWork.Job;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.lab.work.Primes;
import dev.ringside.linux.Outcome;
import dev.ringside.trace.JobChanged.Way;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The same job, to read one message, in five ways: the result is what the call returns, or it
/// comes later and otherwise; and the caller waits for it, or does something else meanwhile.
public final class CallsIo implements IoModel {
    private static final String HOW = "how";
    private static final String ALL = "all";
    private static final List<Way> WAYS = List.of(Way.values());

    /// How often whoever will be called back looks up from its work.
    private static final long BLINK_NANOS = 500_000;

    /// What is on its way from one job to the next.
    private static final class Desk {
        final ProbedSyscalls calls;
        final ProbedWork work;
        final Primes primes = new Primes();
        final Service service;
        final Inbox inbox = new Inbox();
        final MemorySegment word;
        boolean staffed;
        int jobsSoFar;

        Desk(Service service, ProbedSyscalls calls) {
            this.service = service;
            this.calls = calls;
            work = calls.work();
            word = Job.word(calls.memory());
        }
    }

    /// For [Models].
    CallsIo() {}

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public String group() {
        return "asynchronous";
    }

    @Override
    public String title() {
        return "Synchronous, asynchronous";
    }

    @Override
    public String summary() {
        return "one job, called in five ways: synchronously (blocking, non-blocking) and"
                + " asynchronously (status, callback, future)";
    }

    @Override
    public Set<String> options() {
        return Set.of("pause");
    }

    @Override
    public Map<String, List<String>> choices() {
        var ways = WAYS.stream().map(Way::text);
        return Map.of(HOW, Stream.concat(Stream.of(ALL), ways).toList());
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("messages", WAYS.size(), "delay", "25ms", "pause", "10ms");
    }

    @Override
    public boolean startsThreads() {
        return true;
    }

    @Override
    public int rehearsals(Scenario scenario) {
        return REHEARSALS;
    }

    @Override
    public int threads(Scenario scenario) {
        return 1;
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        boolean glances = Set.of(ALL, "nonblocking").contains(scenario.conduct().own(HOW));
        return glances && scenario.traffic().transport() == Transport.PIPE
                ? Optional.of(
                        "A single non-blocking read (MSG_DONTWAIT) is for sockets; a pipe has none."
                                + " Use '--transport unix', or another '--how'.")
                : Optional.empty();
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        var desk = new Desk(service, calls);
        while (!service.isComplete()) {
            while (service.isShortOfClients()) {
                Reception.accept(service, calls);
            }
            for (Endpoint client : service.endpoints()) {
                if (client.isExpected()) {
                    fetch(client, desk);
                }
            }
        }
        desk.inbox.close();
        calls.crew().join();
    }

    private static void fetch(Endpoint client, Desk desk) {
        Way way = way(desk.service, desk.jobsSoFar++);
        var job = new Job(desk.jobsSoFar, way, client, desk.word);
        long count =
                switch (way) {
                    case BLOCKING -> callAndWait(job, desk);
                    case NONBLOCKING -> callAgain(job, desk);
                    case STATUS -> lookNowAndThen(job, desk);
                    case CALLBACK -> beCalledBack(job, desk);
                    case FUTURE -> waitWhenNeeded(job, desk);
                };
        desk.work.got(job, count);
        desk.service.received(client, Math.max(0, count));
    }

    private static long callAndWait(Job job, Desk desk) {
        desk.work.asked(job);
        return read(job, desk.service, desk.calls);
    }

    private static long callAgain(Job job, Desk desk) {
        desk.work.asked(job);
        long count = glance(job, desk);
        while (count < 0) {
            compute(desk);
            count = glance(job, desk);
        }
        return count;
    }

    private static long lookNowAndThen(Job job, Desk desk) {
        handOver(job, desk);
        while (!desk.work.isDone(job)) {
            compute(desk);
        }
        return job.count();
    }

    private static long beCalledBack(Job job, Desk desk) {
        handOver(job, desk);
        desk.work.compute(() -> computeUntil(job, desk));
        return job.count();
    }

    private static long waitWhenNeeded(Job job, Desk desk) {
        handOver(job, desk);
        compute(desk);
        return desk.work.get(job);
    }

    private static void handOver(Job job, Desk desk) {
        if (!desk.staffed) {
            desk.staffed = true;
            desk.calls.crew().start(own -> work(desk.inbox, desk.service, own));
        }
        desk.work.asked(job);
        desk.inbox.put(job);
    }

    private static void work(Inbox inbox, Service service, ProbedSyscalls calls) {
        for (Job job = inbox.take(); job != null; job = inbox.take()) {
            calls.work().taken(job);
            long count = read(job, service, calls);
            calls.work().complete(job, count);
            if (job.way() == Way.CALLBACK) {
                calls.work().called(job);
                job.callBack();
            }
        }
    }

    private static long read(Job job, Service service, ProbedSyscalls calls) {
        Outcome got = calls.recv(job.client());
        return answer(job, got, service, calls);
    }

    private static long glance(Job job, Desk desk) {
        Outcome got = desk.work.recvNow(job.client());
        return answer(job, got, desk.service, desk.calls);
    }

    private static long answer(Job job, Outcome got, Service service, ProbedSyscalls calls) {
        long count = Reception.count("recv", got);
        if (count > 0 && service.echoes()) {
            calls.send(job.client(), count);
        }
        return count;
    }

    private static void compute(Desk desk) {
        desk.work.compute(() -> desk.primes.search(desk.service.pauseNanos()));
    }

    private static long computeUntil(Job job, Desk desk) {
        long found = desk.primes.search(BLINK_NANOS);
        while (!job.isCalledBack()) {
            found = desk.primes.search(BLINK_NANOS);
        }
        return found;
    }

    private static Way way(Service service, int number) {
        for (Way way : WAYS) {
            if (way.text().equals(service.own(HOW))) {
                return way;
            }
        }
        return WAYS.get(number % WAYS.size());
    }
}
