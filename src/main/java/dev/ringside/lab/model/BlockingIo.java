package dev.ringside.lab.model;

import dev.ringside.lab.Endpoint;
import dev.ringside.lab.IoModel;
import dev.ringside.lab.ProbedSyscalls;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SyscallException;

/// Blocking I/O: `recv` returns when there is data, however long that takes.
public final class BlockingIo implements IoModel {
    /// The model.
    public BlockingIo() {}

    @Override
    public String name() {
        return "blocking";
    }

    @Override
    public String group() {
        return "blocking";
    }

    @Override
    public String title() {
        return "Blocking recv";
    }

    @Override
    public String summary() {
        return "recv sleeps in the kernel until there is data, then copies it: one call, both"
                + " phases";
    }

    @Override
    public String listing() {
        return "BlockingIo.java";
    }

    @Override
    public void receiveAll(Endpoint endpoint, ProbedSyscalls calls) {
        while (!endpoint.isComplete()) {
            switch (calls.recv(endpoint)) {
                case Done(long count) when count == 0 -> {
                    return; // the peer closed its end
                }
                case Done(long count) -> endpoint.received(count);
                case Failed(Errno errno) when errno.equals(Errno.EINTR) -> {
                    // a signal came first: ask again
                }
                case Failed(Errno errno) ->
                        throw new SyscallException("recv", endpoint.fd(), errno);
            }
        }
    }
}
