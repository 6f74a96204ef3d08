package dev.ringside.machine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.storage.Page.State;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.FileExtent;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.LookUp;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.PageRemoved;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The pages of a file on their way from the disk to the program.
final class StorageTest {
    private static final long FILE = 7;
    private static final long PIPE = 8;
    private static final long SOCKET = 9;
    private static final String DISK = "254:0";
    private static final long SECTOR = 8_000;
    private static final Stamp AT = new Stamp(0, 0, 10, Source.PROGRAM, null);

    private Machine machine = Machine.UNKNOWN;

    StorageTest() {
        fold(
                new FileExtent(AT, FILE, 0, 16L << 12, DISK, SECTOR),
                new PageSampled(AT, FILE, 0, 16, false, 4096));
    }

    @Test
    void a_page_has_its_place_before_the_disk_has_brought_its_contents() {
        fold(new PageLookedUp(AT, FILE, 0, 4, LookUp.ABSENT), new PageAdded(AT, FILE, 0, 1));
        assertThat(page(0).state()).isEqualTo(State.PLACED);

        fold(issued(0, 1));
        assertThat(page(0).state()).isEqualTo(State.READING);

        fold(completed(0, 1));
        assertThat(page(0).state()).isEqualTo(State.CACHED);
    }

    @Test
    void what_nobody_has_asked_for_is_read_ahead() {
        fold(new PageLookedUp(AT, FILE, 0, 4, LookUp.ABSENT), new PageAdded(AT, FILE, 0, 16));

        assertThat(pages().count(p -> !p.ahead())).isEqualTo(4);
        assertThat(page(4).ahead()).isTrue();
    }

    @Test
    void a_page_with_a_mark_has_only_what_follows_read() {
        fold(new PageLookedUp(AT, FILE, 4, 4, LookUp.MARKED), new PageAdded(AT, FILE, 8, 8));

        assertThat(page(8).ahead()).isTrue();
        assertThat(page(4).state()).isEqualTo(State.ABSENT);
    }

    @Test
    void a_request_may_be_done_in_parts() {
        fold(new PageAdded(AT, FILE, 0, 4), issued(0, 4), completed(0, 1));
        assertThat(machine.storage().requests()).hasSize(1);
        assertThat(pages().count(p -> p.state() == State.CACHED)).isEqualTo(1);

        fold(completed(1, 3));
        assertThat(machine.storage().requests()).isEmpty();
        assertThat(pages().count(p -> p.state() == State.CACHED)).isEqualTo(4);
    }

    @Test
    void what_no_page_waits_for_goes_past_the_page_cache() {
        fold(issued(0, 4), completed(0, 4));

        assertThat(file().moved().directBytes()).isEqualTo(4L << 12);
        assertThat(file().moved().fromDiskBytes()).isZero();
        assertThat(page(0).state()).isEqualTo(State.ABSENT);
    }

    @Test
    void only_what_is_in_the_page_cache_can_be_mapped() {
        fold(new PageAdded(AT, FILE, 0, 2), completed(0, 2), new PageMapped(AT, FILE, 0, 16));

        assertThat(pages().count(Page::mapped)).isEqualTo(2);
    }

    @Test
    void a_page_that_is_taken_back_is_absent_again() {
        fold(new PageAdded(AT, FILE, 0, 2), completed(0, 2), new PageRemoved(AT, FILE, 1, 1));

        assertThat(page(1).state()).isEqualTo(State.ABSENT);
        assertThat(page(0).state()).isEqualTo(State.CACHED);
    }

    @Test
    void what_splice_puts_into_a_pipe_is_not_in_the_socket_yet() {
        fold(opened(3, FILE, ObjectType.FILE), opened(4, PIPE, ObjectType.PIPE));
        fold(opened(5, SOCKET, ObjectType.UNIX));

        splice(3, 4, 8192);
        assertThat(machine.storage().references()).containsExactly(entry(PIPE, 8192L));

        splice(4, 5, 4096);
        assertThat(machine.storage().references())
                .containsExactly(entry(PIPE, 4096L), entry(SOCKET, 4096L));
    }

    @Test
    void a_fact_about_more_pages_than_there_are_costs_no_more_than_others() {
        fold(new PageAdded(AT, FILE, 3, Long.MAX_VALUE), new PageRemoved(AT, FILE, 5, 1));

        assertThat(pages().runs()).hasSizeLessThan(6);
        assertThat(page(Long.MAX_VALUE - 2).state()).isEqualTo(State.PLACED);
    }

    private static BlockIssued issued(long page, int count) {
        return new BlockIssued(AT, DISK, SECTOR + 8 * page, count << 12, "RA");
    }

    private static BlockCompleted completed(long page, int count) {
        return new BlockCompleted(AT, DISK, SECTOR + 8 * page, count << 12, "RA");
    }

    private CachedFile file() {
        return Objects.requireNonNull(machine.storage().files().get(FILE));
    }

    private Pages pages() {
        return file().pages();
    }

    private Page page(long index) {
        return pages().at(index);
    }

    private static Opened opened(int fd, long object, ObjectType type) {
        return new Opened(AT, 10, fd, new KernelObject(object, type, null, null, null), false);
    }

    private void splice(int from, int to, long bytes) {
        var args = new CallArgs(Map.of("fd_in", (long) from, "fd_out", (long) to));
        fold(new SysEntered(AT, "splice", args), new SysReturned(AT, "splice", bytes, null));
    }

    private void fold(TraceEvent... events) {
        machine = Fold.all(machine, List.of(events));
    }
}
