package dev.ringside.lab.program;

import dev.ringside.linux.EpollEvents;
import dev.ringside.linux.PollArray;
import dev.ringside.linux.SelectSets;

import java.util.Arrays;

/// Descriptors with their events, picked out of what a call is handed or hands back. Filled again
/// and again without allocating.
final class DescriptorList implements ProgramNotes.Entries {
    private int[] fds = new int[64];
    private int[] events = new int[64];
    private int count;

    @Override
    public int count() {
        return count;
    }

    @Override
    public int fd(int index) {
        return fds[index];
    }

    @Override
    public int events(int index) {
        return events[index];
    }

    /// No descriptor at all.
    static DescriptorList none() {
        return new DescriptorList();
    }

    DescriptorList one(int fd, int wanted) {
        count = 0;
        add(fd, wanted);
        return this;
    }

    DescriptorList wanted(PollArray array) {
        count = 0;
        for (int i = 0; i < array.size(); i++) {
            if (array.fd(i) >= 0) {
                add(array.fd(i), array.events(i));
            }
        }
        return this;
    }

    DescriptorList returned(PollArray array, int ready) {
        count = 0;
        for (int i = 0; count < ready; i++) {
            if (array.returned(i) != 0) {
                add(array.fd(i), array.returned(i));
            }
        }
        return this;
    }

    DescriptorList wanted(SelectSets sets) {
        count = 0;
        for (int fd = 0; fd < sets.limit(); fd++) {
            if (sets.events(fd) != 0) {
                add(fd, sets.events(fd));
            }
        }
        return this;
    }

    DescriptorList returned(SelectSets sets) {
        count = 0;
        for (int fd = sets.nextReturned(0); fd >= 0; fd = sets.nextReturned(fd + 1)) {
            add(fd, sets.returned(fd));
        }
        return this;
    }

    DescriptorList returned(EpollEvents all, int ready) {
        count = 0;
        for (int i = 0; i < ready; i++) {
            add(all.fd(i), all.events(i));
        }
        return this;
    }

    private void add(int fd, int what) {
        if (count == fds.length) {
            fds = Arrays.copyOf(fds, 2 * count);
            events = Arrays.copyOf(events, 2 * count);
        }
        fds[count] = fd;
        events[count++] = what;
    }
}
