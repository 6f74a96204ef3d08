package dev.ringside.machine;

import org.jspecify.annotations.Nullable;

/// What a blocked task waits for. Follows from the call it is in by rules of Linux, and is
/// therefore inferred; [Task#sampleOfThisSleep] is the kernel's own word.
public sealed interface WaitPlace {
    /// In the wait queue of a descriptor's object: rule `call-on-descriptor`.
    ///
    /// @param fd the descriptor
    /// @param object the object's inode; null if the descriptor is not recorded
    record OfDescriptor(int fd, @Nullable Long object) implements WaitPlace {}

    /// In the wait queues of many descriptors' objects at once: rule `call-on-set`.
    ///
    /// @param call the call, `pselect6` or `poll`
    /// @param descriptors how many it waits for; 0 if not recorded
    record OfSet(String call, int descriptors) implements WaitPlace {}

    /// In the wait queue of an epoll instance: rule `call-on-epoll`.
    ///
    /// @param fd the instance's descriptor
    /// @param object the instance; null if the descriptor is not recorded
    record OfEpoll(int fd, @Nullable Long object) implements WaitPlace {}

    /// In the wait queue of a completion ring: rule `call-on-ring`.
    ///
    /// @param fd the ring's descriptor
    /// @param object the ring; null if the descriptor is not recorded
    record OfRing(int fd, @Nullable Long object) implements WaitPlace {}

    /// For a page of a file, in the wait queue of that page: rule `call-on-file`.
    ///
    /// @param fd the descriptor of the file; -1 if it is waited for in a page fault
    /// @param object the file's inode; null if the descriptor is not recorded
    record OfPage(int fd, @Nullable Long object) implements WaitPlace {}

    /// For a timer: rule `sleep-call`.
    record OfTimer() implements WaitPlace {}

    /// For a lock or another thread of its own process: rule `futex-call`.
    record OfFutex() implements WaitPlace {}

    /// Until a lock of its program is free, in the kernel's wait queue for the address of the
    /// lock's word: rule `futex-on-lock`.
    ///
    /// @param lock the program's name for the lock
    /// @param address where its word is, in hexadecimal
    record OfLock(String lock, String address) implements WaitPlace {}

    /// Until another thread has done a job, in the kernel's wait queue for the address of the job's
    /// word: rule `futex-on-job`.
    ///
    /// @param job its number
    /// @param address where its word is, in hexadecimal
    record OfJob(int job, String address) implements WaitPlace {}

    /// In a call of which no rule says what it waits for.
    ///
    /// @param call the call; null if its entry was not recorded
    record Elsewhere(@Nullable String call) implements WaitPlace {}
}
