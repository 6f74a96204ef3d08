package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.userspace.Aio;
import dev.ringside.machine.userspace.AioRequest;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class AioTest {
    private static final int SERVER = 7;
    private static final int HELPER = 8;
    private static final int STRANGER = 9;

    @Test
    void a_request_belongs_to_nobody_until_a_thread_of_the_process_reads_its_descriptor() {
        var listed = request(after(requested(1, 5)), 1);
        var taken = request(after(requested(1, 5), enters(HELPER, "pread64", 5)), 1);
        var elsewhere = request(after(requested(1, 5), enters(HELPER, "read", 6)), 1);
        var byAnother = request(after(requested(1, 5), enters(STRANGER, "read", 5)), 1);

        assertThat(listed.state()).isEqualTo(AioRequest.State.LISTED);
        assertThat(taken.state()).isEqualTo(AioRequest.State.IN_CALL);
        assertThat(taken.helper()).isEqualTo(HELPER);
        assertThat(elsewhere).isEqualTo(listed);
        assertThat(byAnother).isEqualTo(listed);
    }

    @Test
    void a_position_that_is_not_there_does_not_end_it_and_a_read_does() {
        var tried =
                after(
                        requested(1, 5),
                        enters(HELPER, "pread64", 5),
                        returns(HELPER, "pread64", -29, "ESPIPE"));
        var done =
                after(
                        requested(1, 5),
                        enters(HELPER, "read", 5),
                        returns(HELPER, "read", 64, null));

        assertThat(request(tried, 1).inProgress()).isTrue();
        assertThat(request(done, 1).state()).isEqualTo(AioRequest.State.RETURNED);
        assertThat(request(done, 1).result()).isEqualTo(64);
    }

    @Test
    void the_program_knows_when_it_has_looked_and_the_request_is_over_when_it_has_taken() {
        var looked = after(requested(1, 5), new AioAsked(at(SERVER), 1, "EINPROGRESS"));
        var known = after(requested(1, 5), new AioAsked(at(SERVER), 1, null));
        var over = after(requested(1, 5), new AioTaken(at(SERVER), 1, 64));

        assertThat(request(looked, 1).asks()).isOne();
        assertThat(request(known, 1).state()).isEqualTo(AioRequest.State.KNOWN);
        assertThat(aio(over).requests()).isEmpty();
        assertThat(aio(over).done()).isOne();
    }

    @Test
    void bytes_that_a_helper_has_copied_are_in_the_buffer_of_the_program() {
        var machine =
                after(
                        requested(1, 5),
                        enters(HELPER, "read", 5),
                        new Copied(at(HELPER), Direction.TO_USER, 5, 64, null));

        assertThat(machine.task(SERVER).orElseThrow().buffer())
                .isEqualTo(new UserBuffer(5, 64, 64, null, false));
        assertThat(machine.task(HELPER).orElseThrow().buffer()).isNull();
        assertThat(machine.userSpace().ownerOf(HELPER)).contains(SERVER);
    }

    @Test
    void a_program_waits_for_requests_from_one_fact_to_the_other() {
        var waits = after(new AioSuspended(at(SERVER), 2, true));
        var goesOn =
                after(
                        new AioSuspended(at(SERVER), 2, true),
                        new AioSuspended(at(SERVER), 2, false));

        assertThat(aio(waits).suspended()).isEqualTo(2);
        assertThat(aio(goesOn).suspended()).isZero();
    }

    private static Machine after(TraceEvent... events) {
        List<TraceEvent> all = new ArrayList<>();
        all.add(started(SERVER, SERVER, Role.SERVER));
        all.add(started(HELPER, SERVER, Role.WORKER));
        all.add(started(STRANGER, STRANGER, Role.CLIENT));
        all.addAll(List.of(events));
        return Fold.all(Machine.UNKNOWN, all);
    }

    private static Aio aio(Machine machine) {
        return machine.userSpace().aio(SERVER);
    }

    private static AioRequest request(Machine machine, int number) {
        var request = aio(machine).requests().get(number);
        assertThat(request).isNotNull();
        return Objects.requireNonNull(request);
    }

    private static TraceEvent requested(int request, int fd) {
        return new AioRequested(at(SERVER), request, "read", fd, 64);
    }

    private static TraceEvent enters(int task, String call, long fd) {
        return new SysEntered(at(task), call, new CallArgs(Map.of("fd", fd)));
    }

    private static TraceEvent returns(int task, String call, long result, @Nullable String errno) {
        return new SysReturned(at(task), call, result, errno);
    }

    private static TraceEvent started(int task, int process, Role role) {
        return new TaskStarted(at(task), task, process, process, "", role, TaskType.THREAD, false);
    }

    private static Stamp at(int task) {
        return new Stamp(0, 0, task, Source.PROGRAM, null);
    }
}
