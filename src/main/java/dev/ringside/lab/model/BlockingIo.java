package dev.ringside.lab.model;

import dev.ringside.lab.program.Endpoint;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.program.ProbedSyscalls;
import dev.ringside.lab.program.Service;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public Map<String, List<String>> choices() {
        return Reception.CHOICES;
    }

    /// One client after the other: whoever is asked has the server, and the others wait.
    @Override
    public void serve(Service service, ProbedSyscalls calls) {
        while (!service.isComplete()) {
            while (service.isShortOfClients()) {
                Reception.accept(service, calls);
            }
            for (Endpoint endpoint : service.endpoints()) {
                if (endpoint.isExpected()) {
                    Reception.serve(service, endpoint, 0, calls);
                }
            }
        }
    }
}
