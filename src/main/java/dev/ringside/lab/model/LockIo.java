package dev.ringside.lab.model;

import dev.ringside.lab.program.Coroutine;
import dev.ringside.lab.program.Coroutines;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedLocks;
import dev.ringside.lab.program.ProbedLocks.Mutex;
import dev.ringside.lab.program.ProbedLocks.SharedValue;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.work.Primes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Two threads and a lock: each adds one to a number that both share. Whoever finds the lock taken
/// waits in the kernel. Then the same is done by two coroutines, which need no lock.
///
/// Or, for a deadlock, two threads and two locks, each of which is taken first by another thread.
final class LockIo implements IoModel {
    private static final int THREADS = 2;
    private static final int REHEARSALS = 200;
    private static final long FOREVER = ProbedLocks.FOREVER;

    /// How long somebody waits who already has a lock: what ends a deadlock.
    private static final long LIMIT_NANOS = 300_000_000;

    /// In a rehearsal, how long somebody sleeps so that the other one finds the lock taken.
    private static final long REHEARSED_NANOS = 50_000;

    private static final long REHEARSED_LIMIT_NANOS = 1_000_000;

    /// For [Models].
    LockIo() {}

    @Override
    public String name() {
        return "lock";
    }

    @Override
    public String group() {
        return "scheduling";
    }

    @Override
    public String title() {
        return "Threads and a lock";
    }

    @Override
    public String summary() {
        return "two threads share a number and need a lock for it; then two coroutines, which need"
                + " none; --deadlock: two locks, taken in opposite order";
    }

    @Override
    public Set<String> options() {
        return Set.of("delay");
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of("deadlock", List.of("false", "true"));
    }

    @Override
    public Map<String, Object> usual() {
        return Map.of("delay", "20ms");
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public int rehearsals(Scenario scenario) {
        return REHEARSALS;
    }

    @Override
    public boolean startsThreads() {
        return true;
    }

    @Override
    public int threads(Scenario scenario) {
        return THREADS;
    }

    @Override
    public Optional<String> obstacle(Scenario scenario, boolean tracepoints) {
        return Coroutine.missing();
    }

    @Override
    public Set<String> exports() {
        return Set.of(Coroutine.EXPORTED);
    }

    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        var a = new Mutex('A', calls.memory());
        var b = new Mutex('B', calls.memory());
        var counter = new SharedValue("counter");
        for (int i = 0; i < 2; i++) {
            Mutex first = i == 0 || !deadlocks(service) ? a : b;
            Mutex second = i == 0 ? b : a;
            calls.crew().start(own -> run(first, second, counter, service, own));
        }
        calls.crew().join();
        if (!deadlocks(service)) {
            takeTurns(counter, service, calls);
        }
    }

    private static void run(
            Mutex first, Mutex second, SharedValue counter, Service service, ProbedSyscalls calls) {
        if (deadlocks(service)) {
            holdBoth(first, second, service, calls);
        } else {
            count(first, counter, service, calls);
        }
    }

    private static void count(
            Mutex lock, SharedValue counter, Service service, ProbedSyscalls calls) {
        hold(lock, FOREVER, calls.locks());
        addOne(counter, service, calls);
        letGo(lock, calls.locks());
    }

    private static void holdBoth(Mutex first, Mutex second, Service service, ProbedSyscalls calls) {
        hold(first, FOREVER, calls.locks());
        compute(service, calls);
        if (hold(second, limit(service), calls.locks())) {
            letGo(second, calls.locks());
        }
        letGo(first, calls.locks());
    }

    private static boolean hold(Mutex lock, long limit, ProbedLocks locks) {
        return locks.lock(lock, limit);
    }

    private static void letGo(Mutex lock, ProbedLocks locks) {
        locks.unlock(lock);
    }

    private static void takeTurns(SharedValue counter, Service service, ProbedSyscalls calls) {
        var all = new Coroutines();
        for (int i = 0; i < 2; i++) {
            all.start(() -> {
                addOne(counter, service, calls);
                all.giveWay();
            });
        }
        while (all.canGoOn()) {
            calls.resume(all.next());
        }
    }

    private static void addOne(SharedValue counter, Service service, ProbedSyscalls calls) {
        long seen = calls.locks().load(counter);
        compute(service, calls);
        calls.locks().store(counter, seen + 1);
    }

    private static boolean deadlocks(Service service) {
        return service.own("deadlock").equals("true");
    }

    private static long limit(Service service) {
        return service.workNanos() > 0 ? LIMIT_NANOS : REHEARSED_LIMIT_NANOS;
    }

    /// Long enough for the scheduler to take the CPU away in between.
    private static void compute(Service service, ProbedSyscalls calls) {
        new Primes().search(service.workNanos());
        if (service.workNanos() == 0) {
            calls.locks().rehearse(REHEARSED_NANOS);
        }
    }
}
