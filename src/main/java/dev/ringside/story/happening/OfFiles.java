package dev.ringside.story.happening;

/// What happens between a program, the page cache and a disk.
public sealed interface OfFiles extends Happening {
    /// Pages of a file.
    ///
    /// @param first the first of them; -1 if none is known
    /// @param count how many
    record Span(long first, long count) {
        /// No pages.
        public static final Span NONE = new Span(-1, 0);

        /// The last of them.
        public long last() {
            return first + count - 1;
        }

        /// These and others; what is between them is not told apart.
        public Span and(long page, long more) {
            if (count == 0) {
                return new Span(page, more);
            }
            long from = Math.min(first, page);
            return new Span(from, Math.max(first + count, page + more) - from);
        }
    }

    /// What a task is at while pages are looked for.
    enum Way {
        /// A call that copies them: `read`.
        READ,
        /// A call that passes them on: `sendfile`, `splice`.
        PASS,
        /// A page fault.
        FAULT,
        /// Nothing of that, or not recorded.
        OTHER
    }

    /// A task opens a file, or maps it, or gives the mapping back.
    ///
    /// @param call the call, `openat`
    /// @param fd the descriptor; -1 if there is none yet
    /// @param direct whether the page cache shall be left out
    /// @param lengthBytes how much is mapped
    record Asks(int task, String call, int fd, boolean direct, long lengthBytes)
            implements OfFiles {}

    /// Such a call returns.
    ///
    /// @param result what it says: a descriptor, an address
    record Answered(int task, String call, long result) implements OfFiles {}

    /// A page is not in the page cache, so places are made there for it and for what follows.
    ///
    /// @param wanted what was asked for
    /// @param added what gets a place; none as long as nothing has
    record Missed(int task, Way way, Span wanted, Span added) implements OfFiles {
        public Missed adding(long page, long count) {
            return new Missed(task, way, wanted, added.and(page, count));
        }
    }

    /// A page has a mark: what follows will be wanted soon, and is read ahead without waiting.
    ///
    /// @param page the page with the mark
    /// @param added what gets a place; none as long as nothing has
    record ReadAhead(int task, Way way, long page, Span added) implements OfFiles {
        public ReadAhead adding(long more, long count) {
            return new ReadAhead(task, way, page, added.and(more, count));
        }
    }

    /// A disk is given something to do.
    ///
    /// @param by the task in whose context that happens
    /// @param pages which pages of the file; none if that is not known
    /// @param requests how many requests
    /// @param direct whether the bytes go into the buffer of a program, past the page cache
    record Ordered(
            int by,
            String device,
            long sector,
            Span pages,
            long lengthBytes,
            int requests,
            boolean direct)
            implements OfFiles {
        public Ordered and(Span more, long bytes) {
            return new Ordered(
                    by,
                    device,
                    sector,
                    pages.and(more.first(), more.count()),
                    lengthBytes + bytes,
                    requests + 1,
                    direct);
        }
    }

    /// A disk has done what it was given.
    ///
    /// @param woken the task that is thereby made ready; -1 if none
    record Delivered(
            String device, Span pages, long lengthBytes, int requests, boolean direct, int woken)
            implements OfFiles {
        public Delivered and(Span more, long bytes) {
            return new Delivered(
                    device,
                    pages.and(more.first(), more.count()),
                    lengthBytes + bytes,
                    requests + 1,
                    direct,
                    woken);
        }

        public Delivered waking(int task) {
            return new Delivered(device, pages, lengthBytes, requests, direct, task);
        }
    }

    /// The pages that a call needs are in the page cache, and it hands them over.
    ///
    /// @param fd the descriptor of the file; -1 if that is not known
    /// @param lengthBytes how many bytes were handed over; 0 as long as that is not known
    record Found(int task, Way way, String call, int fd, Span pages, long lengthBytes)
            implements OfFiles {
        public Found more(long page, long count) {
            return new Found(task, way, call, fd, pages.and(page, count), lengthBytes);
        }

        public Found moving(long bytes) {
            return new Found(task, way, call, fd, pages, lengthBytes + bytes);
        }

        /// The call has handed over so many bytes, the last of them from the last of the pages.
        ///
        /// @param count how many pages they are from
        public Found all(long bytes, long count) {
            long more = Math.max(0, Math.min(count, pages.last() + 1) - pages.count());
            return moving(bytes).more(pages.first() - more, more);
        }
    }

    /// A task reads on, and every call finds all it wants in the page cache.
    ///
    /// @param calls how many calls
    record Served(int task, int fd, int calls, Span pages, long lengthBytes) implements OfFiles {
        public Served again() {
            return new Served(task, fd, calls + 1, pages, lengthBytes);
        }

        public Served with(long page, long count) {
            return new Served(task, fd, calls, pages.and(page, count), lengthBytes);
        }

        public Served moving(long bytes) {
            return new Served(task, fd, calls, pages, lengthBytes + bytes);
        }
    }

    /// A call has given a task bytes of a file, and how is not recorded; or the disk has put them
    /// into its buffer.
    ///
    /// @param direct whether the page cache was left out
    record Got(int task, String call, int fd, long lengthBytes, boolean direct)
            implements OfFiles {}

    /// A call says that the file is at its end.
    record AtEnd(int task, int fd) implements OfFiles {}

    /// A task touches memory behind which there is no page yet.
    record Faulted(int task, long page) implements OfFiles {}

    /// Pages of the page cache become memory of the task.
    ///
    /// @param inMemory how many pages of the file it has by then
    record Mapped(int task, Span pages, long inMemory) implements OfFiles {}

    /// The kernel was asked once more which pages are in the page cache.
    ///
    /// @param cached how many are
    /// @param pages of how many
    record Looked(long cached, long pages) implements OfFiles {
        public Looked and(long more, long of) {
            return new Looked(cached + more, pages + of);
        }
    }
}
