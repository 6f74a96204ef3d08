package dev.ringside.lab.probe;

import dev.ringside.lab.scenario.Transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which tracepoints are recorded, and the filter of each.
final class ProbeEvents {
    /// A datagram finds no room in its receive queue.
    static final String NO_ROOM = "udp:udp_fail_queue_rcv_skb";

    private static final int NAME_LENGTH = 15; // TASK_COMM_LEN without the final zero
    private static final String NET_RX = "vec == 3";
    private static final List<String> OF_TASKS =
            List.of(
                    "raw_syscalls:sys_enter",
                    "raw_syscalls:sys_exit",
                    "net:net_dev_queue",
                    "sock:sock_send_length",
                    "sock:sock_recv_length",
                    "skb:skb_copy_datagram_iovec");
    private static final List<String> OF_RINGS =
            List.of(
                    "io_uring_create",
                    "io_uring_submit_req",
                    "io_uring_submit_sqe",
                    "io_uring_file_get",
                    "io_uring_poll_arm",
                    "io_uring_queue_async_work",
                    "io_uring_task_add",
                    "io_uring_complete");
    private static final List<String> COPYING =
            List.of("sock:sock_recv_length", "skb:skb_copy_datagram_iovec");
    private static final List<String> ABOUT_WORKERS =
            List.of("sched:sched_waking", "sched:sched_migrate_task", "sched:sched_process_exit");
    private static final List<String> ABOUT_TASKS =
            List.of("sched:sched_waking", "sched:sched_migrate_task", "sched:sched_process_exit");

    private ProbeEvents() {}

    /// The filter of every event, by the event's name.
    ///
    /// What is about the observed sockets is taken in any context: loopback delivers in the task
    /// that sends, but under load in the receiver or in a kernel thread. Wakings likewise: the
    /// waker may run anywhere.
    static Map<String, String> filters(Observed observed) {
        String inTasks = with("COMM", observed, any("common_pid", tids(observed)));
        String aboutTasks = with("comm", observed, any("pid", tids(observed)));
        Map<String, String> filters = new LinkedHashMap<>();
        OF_TASKS.forEach(event -> filters.put(event, inTasks));
        ABOUT_TASKS.forEach(event -> filters.put(event, aboutTasks));
        filters.put("task:task_rename", with("oldcomm", observed, any("pid", tids(observed))));
        if (!observed.family().isEmpty()) {
            filters.put("task:task_newtask", inTasks);
            filters.put("sched:sched_wakeup_new", aboutTasks);
        }
        filters.put("sched:sched_switch", switches(observed));
        filters.put("irq:softirq_entry", "(" + inTasks + ") && " + NET_RX);
        filters.put("irq:softirq_exit", "(" + inTasks + ") && " + NET_RX);
        filters.put("net:netif_receive_skb", "name == \"lo\"");
        filters.put("tcp:tcp_probe", ports(observed, inTasks));
        filters.put("sock:inet_sock_set_state", ports(observed, inTasks));
        filters.put("sock:sk_data_ready", dataReady(observed, inTasks));
        if (observed.uses(Transport.UDP)) {
            filters.put(NO_ROOM, inTasks);
        }
        if (observed.subsystems().contains(Subsystem.SIGNALS)) {
            filters.put("signal:signal_generate", aboutTasks);
            filters.put("signal:signal_deliver", inTasks);
        }
        if (observed.subsystems().contains(Subsystem.PROCESSES)) {
            filters.put("sched:sched_process_exec", inTasks);
        }
        if (observed.subsystems().contains(Subsystem.IO_URING)) {
            uring(observed, filters);
        }
        boolean ofRings = observed.subsystems().contains(Subsystem.IO_URING);
        FileEvents.add(observed, ofRings ? inTasks + works(observed) : inTasks, filters);
        return filters;
    }

    /// Its workers are threads of the same process, called after the thread that they work for.
    /// Nobody knows their ids before.
    private static void uring(Observed observed, Map<String, String> filters) {
        String named = named(observed);
        String works = works(observed);
        String inTasks = any("common_pid", tids(observed));
        OF_RINGS.forEach(event -> filters.put("io_uring:" + event, inTasks + works));
        COPYING.forEach(event -> filters.merge(event, works, String::concat));
        ABOUT_WORKERS.forEach(event -> filters.merge(event, " || comm" + named, String::concat));
        filters.merge("task:task_rename", " || newcomm" + named, String::concat);
        filters.put("task:task_newtask", "common_pid == " + observed.server());
        filters.merge(
                "sched:sched_switch",
                " || prev_comm" + named + " || next_comm" + named,
                String::concat);
    }

    private static String works(Observed observed) {
        return " || COMM" + named(observed);
    }

    private static String named(Observed observed) {
        return " ~ \"iou-*-" + observed.server() + "\"";
    }

    /// The terms of the threads that are there, and those of what will be: `field` holds the name
    /// of a task. Others may execute the same program; what is of them is left out when it is
    /// decoded.
    private static String with(String field, Observed observed, String terms) {
        String family = observed.family();
        String program = name(observed.program());
        String others = family.isEmpty() ? "" : " || " + field + " ~ \"" + family + "*\"";
        return terms
                + others
                + (program.isEmpty() ? "" : " || " + field + " == \"" + program + "\"");
    }

    /// What the kernel keeps of a program's name.
    private static String name(String program) {
        return program.substring(0, Math.min(program.length(), NAME_LENGTH));
    }

    private static IntStream tids(Observed observed) {
        return observed.tasks().stream().mapToInt(ObservedTask::tid);
    }

    private static String switches(Observed observed) {
        return Stream.of(
                        any("CPU", observed.cpus().stream().mapToInt(cpu -> cpu)),
                        with("prev_comm", observed, any("prev_pid", tids(observed))),
                        with("next_comm", observed, any("next_pid", tids(observed))))
                .filter(term -> !term.isEmpty())
                .collect(Collectors.joining(" || "));
    }

    /// The server's ports; it has a single one for TCP, however many clients there are.
    private static String ports(Observed observed, String inTasks) {
        if (observed.tasks().isEmpty() || !observed.uses(Transport.TCP)) {
            return inTasks;
        }
        int server = observed.tasks().getFirst().process();
        return observed.sockets().stream()
                .filter(s -> s.transport() == Transport.TCP && s.process() == server)
                .mapToInt(ObservedSocket::localPort)
                .distinct()
                .mapToObj(port -> "sport == " + port + " || dport == " + port)
                .collect(Collectors.joining(" || "));
    }

    /// It carries no port: other sockets' are dropped when it is decoded. A Unix socket's is
    /// reported in the task that sends.
    private static String dataReady(Observed observed, String inTasks) {
        if (observed.uses(Transport.UNIX)) {
            return "family == 1 && (" + inTasks + ")";
        }
        return observed.uses(Transport.UDP)
                ? "family == 2 && protocol == 17"
                : "family == 2 && protocol == 6";
    }

    private static String any(String field, IntStream values) {
        return values.mapToObj(value -> field + " == " + value).collect(Collectors.joining(" || "));
    }
}
