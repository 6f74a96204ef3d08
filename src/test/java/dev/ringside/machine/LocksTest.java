package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.userspace.Lock;
import dev.ringside.machine.userspace.Shared;
import dev.ringside.machine.userspace.Value;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.Left;
import dev.ringside.trace.LockAct;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.ValueAccessed;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Objects;

/// Locks in the memory of a program, and who waits for them.
final class LocksTest {
    private static final int ONE = 1;
    private static final int OTHER = 2;
    private static final String ADDRESS = "0x7f0000001000";

    private Machine machine = Machine.UNKNOWN;
    private long nanos;

    @Test
    void a_lock_belongs_to_who_took_it_until_that_one_gives_it_back() {
        act(ONE, "A", LockAct.TAKEN, 1);
        assertThat(lock("A").owner()).isEqualTo(ONE);
        assertThat(shared().ownedBy(ONE)).extracting(Lock::name).containsExactly("A");

        act(ONE, "A", LockAct.RELEASED, 0);

        assertThat(lock("A").free()).isTrue();
        assertThat(shared().ownedBy(ONE)).isEmpty();
    }

    @Test
    void who_finds_it_taken_wants_it_until_it_has_it_or_gives_up() {
        act(ONE, "A", LockAct.TAKEN, 1);
        act(OTHER, "A", LockAct.FOUND_TAKEN, 2);
        assertThat(shared().wantedBy(OTHER)).contains(lock("A"));
        assertThat(lock("A").word()).isEqualTo(2);
        assertThat(lock("A").owner()).isEqualTo(ONE);

        act(OTHER, "A", LockAct.GIVEN_UP, 2);

        assertThat(shared().wantedBy(OTHER)).isEmpty();
    }

    @Test
    void a_futex_at_the_address_of_a_lock_is_a_wait_for_that_lock() {
        act(ONE, "A", LockAct.TAKEN, 1);
        act(OTHER, "A", LockAct.FOUND_TAKEN, 2);
        sleeps(OTHER, ADDRESS);

        assertThat(place(OTHER)).isEqualTo(new WaitPlace.OfLock("A", ADDRESS));
    }

    @Test
    void a_futex_at_another_address_is_that_of_the_run_time() {
        act(ONE, "A", LockAct.TAKEN, 1);
        sleeps(OTHER, "0x7f0000002000");

        assertThat(place(OTHER)).isEqualTo(new WaitPlace.OfFutex());
    }

    @Test
    void a_circle_is_closed_when_each_wants_what_the_next_one_has() {
        act(ONE, "A", LockAct.TAKEN, 1);
        act(OTHER, "B", LockAct.TAKEN, 1);
        act(ONE, "B", LockAct.FOUND_TAKEN, 2);
        assertThat(shared().circle(ONE)).isEmpty();

        act(OTHER, "A", LockAct.FOUND_TAKEN, 2);

        assertThat(shared().circle(OTHER)).containsExactly(OTHER, ONE);
        assertThat(shared().circle(ONE)).containsExactly(ONE, OTHER);
    }

    @Test
    void who_wants_its_own_lock_makes_no_circle_of_others() {
        act(ONE, "A", LockAct.TAKEN, 1);
        act(ONE, "A", LockAct.FOUND_TAKEN, 2);

        assertThat(shared().circle(ONE)).isEmpty();
    }

    @Test
    void a_value_knows_who_has_read_it_and_not_written_it_since() {
        fact(new ValueAccessed(at(ONE), "counter", 4, false));
        assertThat(value().read()).containsEntry(ONE, 4L);

        fact(new ValueAccessed(at(ONE), "counter", 5, true));

        assertThat(value().read()).isEmpty();
        assertThat(value().value()).isEqualTo(5);
    }

    @Test
    void a_value_knows_which_coroutine_wrote_it() {
        fact(new CoroutineMounted(at(ONE), 3, ONE));
        fact(new ValueAccessed(at(ONE), "counter", 1, true));

        assertThat(value().coroutine()).isEqualTo(3);
    }

    private void act(int task, String lock, LockAct act, int word) {
        String address = lock.equals("A") ? ADDRESS : "0x7f0000001040";
        fact(new LockChanged(at(task), lock, address, act, word));
    }

    private void sleeps(int task, String address) {
        var args = new CallArgs(Map.of("uaddr", address, "op", "FUTEX_WAIT_PRIVATE"));
        fact(new SysEntered(at(task), "futex", args));
        fact(new Switched(at(task), task, Left.SLEEPING, 0, false));
    }

    private WaitPlace place(int task) {
        return machine.waitPlace(machine.task(task).orElseThrow()).orElseThrow();
    }

    private void fact(TraceEvent event) {
        machine = Fold.apply(machine, event);
    }

    private Stamp at(int task) {
        nanos += 1000;
        return new Stamp(nanos, 0, task, Source.PROGRAM, null);
    }

    private Shared shared() {
        return machine.userSpace().shared();
    }

    private Value value() {
        return Objects.requireNonNull(shared().values().get("counter"));
    }

    private Lock lock(String name) {
        return Objects.requireNonNull(shared().locks().get(name));
    }
}
