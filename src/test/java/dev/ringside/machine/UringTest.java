package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.Uring.Doing;
import dev.ringside.machine.Uring.Request;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.UringSubmitted;
import dev.ringside.trace.UringWay;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// A request on its way through the two rings.
final class UringTest {
    private static final int SERVER = 10;
    private static final int SENDER = 20;
    private static final int WORKER = 11;
    private static final int RING = 9;

    private Machine machine = Machine.UNKNOWN;

    UringTest() {
        fold(
                started(SERVER, 10, "server", Role.SERVER),
                started(SENDER, 20, "client", Role.CLIENT),
                started(WORKER, 10, "iou-wrk-10", Role.WORKER),
                new Opened(at(SERVER), SERVER, 7, socket(), true),
                new Opened(at(SERVER), SERVER, RING, KernelObject.ring(-1), false));
    }

    @Test
    void a_request_is_in_one_place_at_a_time() {
        fold(new UringPrepared(at(SERVER), RING, 7, "RECV", 7, 64));
        assertPlaces(1, 0, 0);

        fold(new UringSubmitted(at(SERVER), RING, 7, "RECV", null));
        assertPlaces(0, 1, 0);

        fold(new UringCompleted(at(SERVER), RING, 7, 64));
        assertPlaces(0, 0, 1);

        fold(new UringReaped(at(SERVER), RING, 7, 64));
        assertPlaces(0, 0, 0);
    }

    @Test
    void what_the_program_has_written_is_known_of_what_the_kernel_takes() {
        submit();

        assertThat(request().fd()).isEqualTo(7);
        assertThat(request().lengthBytes()).isEqualTo(64);
    }

    @Test
    void a_callback_in_the_context_of_the_sender_is_about_the_ring_of_the_server() {
        submit();
        fold(new UringRan(at(SERVER), RING, 7, UringWay.POLL));
        assertThat(request().doing()).isEqualTo(Doing.ARMED);

        fold(new UringRan(at(SENDER), RING, 7, UringWay.TASK_WORK));

        assertThat(request().doing()).isEqualTo(Doing.LISTED);
        assertThat(request().by()).isEqualTo(SENDER);
    }

    @Test
    void a_worker_copies_into_the_buffer_of_the_server() {
        submit();

        fold(new Copied(at(WORKER), Direction.TO_USER, 7, 64, null));

        var buffer = Objects.requireNonNull(machine.task(SERVER).orElseThrow().buffer());
        assertThat(buffer.filledBytes()).isEqualTo(64);
        assertThat(machine.task(WORKER).orElseThrow().buffer()).isNull();
    }

    @Test
    void a_result_of_which_nobody_saw_the_request_is_still_a_result() {
        fold(new UringCompleted(at(SERVER), RING, 5, -125));

        assertPlaces(0, 0, 1);
    }

    private void submit() {
        fold(
                new UringPrepared(at(SERVER), RING, 7, "RECV", 7, 64),
                new UringSubmitted(at(SERVER), RING, 7, "RECV", null));
    }

    private Uring ring() {
        return Objects.requireNonNull(machine.urings().get(-1L));
    }

    private Request request() {
        return Objects.requireNonNull(ring().inFlight().get(7L));
    }

    private void assertPlaces(int submissions, int inFlight, int completions) {
        assertThat(ring().submissions()).hasSize(submissions);
        assertThat(ring().inFlight()).hasSize(inFlight);
        assertThat(ring().completions()).hasSize(completions);
    }

    private void fold(TraceEvent... events) {
        machine = Fold.all(machine, List.of(events));
    }

    private static TaskStarted started(int tid, int process, String name, Role role) {
        return new TaskStarted(at(tid), tid, process, 0, name, role, TaskType.THREAD, true);
    }

    private static KernelObject socket() {
        return new KernelObject(70, ObjectType.TCP, "here", "there", null);
    }

    private static Stamp at(int tid) {
        return new Stamp(0, 0, tid, Source.PROGRAM, null);
    }
}
