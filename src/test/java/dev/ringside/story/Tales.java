package dev.ringside.story;

import static dev.ringside.story.Tale.CLIENT;
import static dev.ringside.story.Tale.SERVER;

import dev.ringside.trace.Context;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

/// Small traces of each I/O model, in the order in which Linux 6.18 reports them.
final class Tales {
    private static final long FOR_EVER = -1;

    private Tales() {}

    /// A socket is made non-blocking and polled `times` times in vain, then 64 bytes are there.
    static Trace polling(int times, boolean pause) {
        var tale = Tale.begun().opened(9, ObjectType.TCP);
        tale.enters(SERVER, "fcntl", "fd", 9, "cmd", 3, "arg", 0).returns(SERVER, "fcntl", 2);
        tale.enters(SERVER, "fcntl", "fd", 9, "cmd", 4, "arg", 0x802).returns(SERVER, "fcntl", 0);
        for (int i = 0; i < times; i++) {
            tale.triesInVain(9);
            if (pause) {
                tale.enters(SERVER, "clock_nanosleep").sleeps(SERVER).pause(5_000_000);
                tale.timerWakes(SERVER).runs(SERVER).returns(SERVER, "clock_nanosleep", 0);
            }
        }
        return tale.sends(9, 64, -1, null).receives(9, 64, 64).sampled(9, 0).end();
    }

    /// One of five descriptors gets 64 bytes while the server sleeps in `call`.
    static Trace manyWaited(String call, @Nullable String via) {
        var tale = five();
        boolean select = call.equals("pselect6");
        tale.hands(call, select ? FOR_EVER : null, new Watched(9, 13, "IN"));
        ask(tale, call, -1).sleeps(SERVER).pause(20_000_000);
        tale.sends(11, 64, SERVER, via).runs(SERVER).returns(SERVER, call, 1);
        return tale.getsBack(call, Watched.one(11, "IN")).receives(11, 64, 64).end();
    }

    /// epoll, and a message of 64 bytes of which each read takes 16.
    static Trace epoll(boolean edge) {
        var tale = armed(edge);
        epollWait(tale, -1).sleeps(SERVER).pause(20_000_000);
        tale.sends(9, 64, SERVER, null).runs(SERVER).returns(SERVER, "epoll_wait", 1);
        tale.getsBack("epoll_wait", Watched.one(9, "IN")).receives(9, 16, 16);
        epollWait(tale, 15);
        if (edge) {
            tale.sleeps(SERVER).pause(15_000_000).timerWakes(SERVER).runs(SERVER);
            return tale.returns(SERVER, "epoll_wait", 0)
                    .getsBack("epoll_wait")
                    .sampled(9, 48)
                    .end();
        }
        tale.returns(SERVER, "epoll_wait", 1).getsBack("epoll_wait", Watched.one(9, "IN"));
        return tale.receives(9, 64, 48).sampled(9, 0).end();
    }

    /// Edge-triggered and read until `EAGAIN`, as it should be.
    static Trace epollDrained() {
        var tale = armed(true);
        epollWait(tale, -1).sleeps(SERVER).pause(20_000_000);
        tale.sends(9, 32, SERVER, null).runs(SERVER).returns(SERVER, "epoll_wait", 1);
        tale.getsBack("epoll_wait", Watched.one(9, "IN"));
        return tale.receives(9, 16, 16).receives(9, 16, 16).triesInVain(9).end();
    }

    /// A timeout runs out `times` times before 64 bytes come.
    static Trace timeouts(int times) {
        var tale = five().hands("poll", null, new Watched(9, 13, "IN"));
        for (int i = 0; i < times; i++) {
            ask(tale, "poll", 5).sleeps(SERVER).pause(5_000_000).timerWakes(SERVER).runs(SERVER);
            tale.returns(SERVER, "poll", 0).getsBack("poll");
        }
        tale.sends(9, 64, -1, null);
        return ask(tale, "poll", 5)
                .returns(SERVER, "poll", 1)
                .getsBack("poll", Watched.one(9, "IN"))
                .receives(9, 64, 64)
                .end();
    }

    /// A server that accepts its client by poll.
    static Trace listening() {
        var tale = Tale.begun().opened(SERVER, 4, ObjectType.TCP, "127.0.0.1:4711", null);
        tale.hands("poll", null, Watched.one(4, "IN"));
        ask(tale, "poll", -1).sleeps(SERVER).pause(1_000_000);
        tale.enters(CLIENT, "connect", "fd", 4).queued(CLIENT, 4, 0, "sock:sk_data_ready");
        tale.woken(SERVER, CLIENT, Context.SOFTIRQ, null);
        tale.returns(CLIENT, "connect", 0).runs(SERVER).returns(SERVER, "poll", 1);
        tale.getsBack("poll", Watched.one(4, "IN"));
        tale.enters(SERVER, "accept4", "fd", 4, "flags", 0).returns(SERVER, "accept4", 7);
        return tale.end();
    }

    /// A datagram of 64 bytes read into a buffer of 16, and one that finds no room.
    static Trace datagrams() {
        var tale = Tale.begun().opened(9, ObjectType.UDP).sends(9, 64, -1, null);
        tale.enters(SERVER, "recvfrom", "fd", 9, "len", 16, "flags", 0).copies(SERVER, 9, 16);
        tale.discards(
                SERVER,
                9,
                48,
                "inferred:datagram-rest",
                "the buffer was shorter than the datagram");
        tale.returns(SERVER, "recvfrom", 16);
        tale.enters(CLIENT, "sendto", "fd", 4, "len", 64, "flags", 0);
        tale.discards(CLIENT, 9, 64, "skb:kfree_skb", "SOCKET_RCVBUFF");
        return tale.returns(CLIENT, "sendto", 64).end();
    }

    /// A pipe: bytes, and then its end.
    static Trace pipe() {
        var tale = Tale.begun().opened(SERVER, 3, ObjectType.PIPE, null, null);
        tale.enters(SERVER, "read", "fd", 3, "count", 64).sleeps(SERVER).pause(20_000_000);
        tale.enters(CLIENT, "write", "fd", 4, "count", 64);
        tale.queued(CLIENT, 3, 64, "inferred:pipe-write");
        tale.woken(SERVER, CLIENT, Context.TASK, null);
        tale.returns(CLIENT, "write", 64).runs(SERVER).copies(SERVER, 3, 64);
        tale.returns(SERVER, "read", 64).enters(SERVER, "read", "fd", 3, "count", 64);
        return tale.returns(SERVER, "read", 0).end();
    }

    static Tale five() {
        var tale = Tale.begun();
        for (int fd = 9; fd <= 13; fd++) {
            tale.opened(fd, ObjectType.TCP);
        }
        return tale;
    }

    static Tale ask(Tale tale, String call, int timeoutMillis) {
        return call.equals("poll")
                ? tale.enters(SERVER, call, "nfds", 5, "timeout", timeoutMillis)
                : tale.enters(SERVER, call, "nfds", 14);
    }

    static Tale epollWait(Tale tale, int timeoutMillis) {
        return tale.enters(
                SERVER, "epoll_wait", "epfd", 6, "maxevents", 8, "timeout", timeoutMillis);
    }

    static Tale armed(boolean edge) {
        var tale = Tale.begun().opened(9, ObjectType.TCP);
        tale.enters(SERVER, "epoll_create1", "flags", 0).returns(SERVER, "epoll_create1", 6);
        tale.opened(SERVER, 6, ObjectType.EPOLL, null, null);
        tale.hands("epoll_ctl", null, Watched.one(9, edge ? "IN|ET" : "IN"));
        tale.enters(SERVER, "epoll_ctl", "epfd", 6, "op", "ADD", "fd", 9);
        return tale.returns(SERVER, "epoll_ctl", 0);
    }
}
