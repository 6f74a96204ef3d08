package dev.ringside.trace.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Well-formed facts in any order, with values that need not fit together. Changed bytes of a file
/// seldom get that far. Each fact by itself must be sound, else the whole file is refused.
@Timeout(30)
class FactsFuzzTest {
    private static final int MOST_FACTS = 200;
    private static final int BEGINNINGS = 20;
    private static final int BEGINNING_BYTES = 1000;
    private static final int LEAP = 255;

    /// The kinds and their keys, each with the name of its values. `?` marks a key that may miss.
    private static final List<String> KINDS =
            List.of(
                    "taskStarted task=task name=text role=role process?=task type?=type"
                            + " already?=yes",
                    "taskNamed task=task name=text",
                    "taskEnded task=task status?=length",
                    "memoryShared task=task of=task",
                    "executed task=task path=text",
                    "opened task=task fd=fd object=kernelObject already?=yes",
                    "closed task=task fd=fd",
                    "sysEntered call=call args?=args",
                    "sysReturned call=call result=number",
                    "sysReturned call=call errno=errno",
                    "waitSet call=call set=set timeoutNanos?=number",
                    "readyReturned call=call ready=set",
                    "bytesSeen fd=fd lengthBytes=length firstBytes=bytes",
                    "switched out=task left=left in=task already?=yes",
                    "switched out=task left=left in=task",
                    "woken task=task context=context by?=task via?=text",
                    "migrated task=task to=cpu",
                    "softirqEntered vector=vector",
                    "softirqLeft vector=vector",
                    "segmentSent device=text lengthBytes=length segment?=segment",
                    "segmentReceived device=text lengthBytes=length segment?=segment",
                    "queued object=object lengthBytes=length segment?=segment",
                    "discarded object=object lengthBytes=length why=text",
                    "connection object=object state=text",
                    "copied direction=direction lengthBytes=length fd?=fd segment?=segment",
                    "coroutineMounted coroutine=task on=task",
                    "coroutineYielded coroutine=task on=task fd?=fd ended?=yes",
                    "itemQueued queue=text item=task fd?=fd events?=text",
                    "itemTaken queue=text item=task handler=text",
                    "uringPrepared ring=fd request=request op=op fd=fd lengthBytes=length",
                    "uringSubmitted ring=fd request=request op=op fd?=fd",
                    "uringRan ring=fd request=request how=uringHow",
                    "uringCompleted ring=fd request=request result=small",
                    "uringReaped ring=fd request=request result=small",
                    "fileExtent file=length offsetBytes=length lengthBytes=length device=text"
                            + " sector=length",
                    "pageSampled file=length page=length count=length cached?=yes"
                            + " pageBytes=pageBytes",
                    "pageLookedUp file=length page=length count=length outcome=lookUp",
                    "pageAdded file=length page=length count=length",
                    "pageRemoved file=length page=length count=length",
                    "pageFault address?=length file?=length page?=length major?=yes",
                    "pageMapped file=length page=length count=length",
                    "blockIssued device=text sector=length lengthBytes=small31 op?=text",
                    "blockCompleted device=text sector=length lengthBytes=small31 op?=text",
                    "sampled task=task state?=state waitingIn?=text switchesVoluntary?=length",
                    "queueSampled socket=object lengthBytes=length capacityBytes?=length",
                    "signalSent signal=signal to=task code=number32 outcome?=outcome",
                    "signalDelivered signal=signal to=task how=how",
                    "siginfoSeen signal=signal fd?=fd events?=text",
                    "jobChanged job=task way=jobWay act=jobAct address?=address"
                            + " lengthBytes?=length",
                    "lockChanged lock=lock address=address act=lockAct word=word",
                    "addressHanded address=address",
                    "regionMapped start=address end=address perms=text name=text lines=task",
                    "valueAccessed name=text value=number written?=yes",
                    "switchStep act=switchAct task=task left?=left skipped?=yes",
                    "measured what=text count=length nanos=length",
                    "computed piece=length found=length begins?=yes",
                    "aioRequested request=task op=op fd=fd lengthBytes=length",
                    "aioAsked request=task errno?=aioErrno",
                    "aioTaken request=task result=small",
                    "aioSuspended requests=task begins?=yes",
                    "lost count=length where=text",
                    "endedEarly why=text",
                    "notKnownYet task=task");

    private static final Map<String, List<String>> VALUES =
            Map.ofEntries(
                    Map.entry("task", List.of("0", "1", "2", "3", "2147483647")),
                    Map.entry("fd", List.of("4", "5", "6", "0", "1023", "2147483647")),
                    Map.entry("cpu", List.of("0", "1", "65535")),
                    Map.entry("object", List.of("7", "8", "9", "9223372036854775807")),
                    Map.entry("length", List.of("0", "1", "16", "64", "2147483647")),
                    Map.entry("number", List.of("-1", "0", "1", "64", "9223372036854775807")),
                    Map.entry(
                            "text", List.of("\"\"", "\"lo\"", "\"ESTABLISHED\"", "\"\\u0000{0}\"")),
                    Map.entry("request", List.of("4", "5", "-1", "9223372036854775807")),
                    Map.entry("small", List.of("-11", "0", "64", "2147483647")),
                    Map.entry("op", texts("RECV READ ACCEPT NOP")),
                    Map.entry("uringHow", texts("inline poll taskWork worker sqpoll")),
                    Map.entry("aioErrno", texts("EINPROGRESS ECONNRESET")),
                    Map.entry("jobWay", texts("blocking nonblocking status callback future")),
                    Map.entry("jobAct", texts("asked taken looked awaited done called got")),
                    Map.entry("lock", texts("A B C")),
                    Map.entry("address", texts("0x7f0000001000 0x7f0000001040")),
                    Map.entry("lockAct", texts("taken foundTaken released givenUp")),
                    Map.entry(
                            "switchAct", texts("save account enqueue choose addressSpace restore")),
                    Map.entry("word", List.of("0", "1", "2", "2147483647")),
                    Map.entry("lookUp", texts("absent marked present")),
                    Map.entry("pageBytes", List.of("1", "4096", "2147483647")),
                    Map.entry("small31", List.of("0", "512", "65536", "2147483647")),
                    Map.entry("yes", List.of("true")),
                    Map.entry("signal", List.of("29", "35", "11", "0", "2147483647")),
                    Map.entry("number32", List.of("-6", "0", "1", "128", "2147483647")),
                    Map.entry("outcome", texts("pending ignored alreadyPending overflow")),
                    Map.entry("how", texts("handler waiter signalfd")),
                    Map.entry("role", texts("server client helper worker other")),
                    Map.entry("type", texts("process thread coroutine")),
                    Map.entry("left", texts("preempted S D T t I P dead unknown")),
                    Map.entry("context", texts("task softirq hardirq")),
                    Map.entry("vector", texts("NET_RX TIMER")),
                    Map.entry("segment", texts("ffff1 ffff2 ffff3")),
                    Map.entry("direction", texts("toUser toKernel")),
                    Map.entry("state", texts("R S D")),
                    Map.entry("errno", texts("EAGAIN EINTR ECONNRESET")),
                    Map.entry("bytes", List.of("\"\"", "\"68656c6c6f\"", "\"00ff\"")),
                    Map.entry(
                            "call",
                            texts(
                                    "recvfrom read pread64 sendto write accept4 poll pselect6"
                                            + " epoll_wait epoll_ctl epoll_create1 fcntl"
                                            + " clock_nanosleep futex close rt_sigtimedwait"
                                            + " rt_sigreturn rt_sigaction signalfd4 #999")),
                    Map.entry(
                            "args",
                            List.of(
                                    "{\"fd\": 5, \"len\": 64}",
                                    "{\"fd\": 5, \"len\": 9223372036854775807}",
                                    "{\"epfd\": 4, \"op\": \"ADD\", \"fd\": 5}",
                                    "{\"epfd\": 4, \"op\": \"DEL\", \"fd\": 5}",
                                    "{\"epfd\": 4, \"maxevents\": 64, \"timeout\": -1}",
                                    "{\"fd\": 5, \"cmd\": \"F_SETSIG\", \"arg\": 35}",
                                    "{\"fd\": 5, \"cmd\": \"F_SETFL\", \"arg\": 10240}",
                                    "{\"nfds\": 2, \"timeout\": 0}",
                                    "{\"uaddr\": \"0x7f0000001000\","
                                            + " \"op\": \"FUTEX_WAIT_PRIVATE\"}",
                                    "{\"fd\": \"5\"}")),
                    Map.entry(
                            "set",
                            List.of(
                                    "[]",
                                    "[{\"fd\": 5, \"events\": \"IN\"}]",
                                    "[{\"fd\": 4, \"to\": 6, \"events\": \"IN|ET\"}]",
                                    "[{\"fd\": 5, \"events\": \"HUP\"}, {\"fd\": 6}]",
                                    "[{\"fd\": 0, \"to\": 1000000, \"events\": \"IN\"}]")),
                    Map.entry(
                            "kernelObject",
                            List.of(
                                    "{\"id\": 7, \"type\": \"tcp\"}",
                                    "{\"id\": 8, \"type\": \"udp\", \"local\": \"\"}",
                                    "{\"id\": 9, \"type\": \"pipe\"}",
                                    "{\"id\": -1, \"type\": \"epoll\"}",
                                    "{\"id\": -2, \"type\": \"other\","
                                            + " \"path\": \"anon_inode:[io_uring]\"}",
                                    "{\"id\": 7, \"type\": \"unix\", \"path\": \"x\"}")));

    @MethodSource("beginnings")
    @FuzzTest(maxDuration = "20m")
    void any_facts_can_be_played_and_told(byte[] bytes) throws IOException {
        var choices = new Choices(bytes);
        List<String> facts = new ArrayList<>();
        long nanos = 0;
        while (!choices.areUsedUp() && facts.size() < MOST_FACTS) {
            nanos = later(nanos, choices);
            facts.add(fact(nanos, choices));
        }
        String document = Traces.with(facts.toArray(new String[0]));
        assertThat(Traces.read(document).size()).isEqualTo(facts.size());
        Whole.holdsFor(document.getBytes(StandardCharsets.UTF_8));
    }

    static List<byte[]> beginnings() {
        return IntStream.range(0, BEGINNINGS).mapToObj(FactsFuzzTest::beginning).toList();
    }

    private static byte[] beginning(int seed) {
        byte[] bytes = new byte[BEGINNING_BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// Now and then the time leaps, perhaps as far as the format allows.
    private static long later(long nanos, Choices choices) {
        int step = choices.number();
        return step == LEAP
                ? Math.max(nanos, choices.large())
                : nanos + Math.min(step, Long.MAX_VALUE - nanos);
    }

    private static String fact(long nanos, Choices choices) {
        String[] words = choices.of(KINDS).split(" ", -1);
        var fact = new StringBuilder("{\"t\": " + nanos);
        append(fact, "cpu?", "cpu", choices);
        append(fact, "tid?", "task", choices);
        fact.append(", \"src\": \"program\", \"kind\": \"").append(words[0]).append('"');
        for (int i = 1; i < words.length; i++) {
            String[] key = words[i].split("=", -1);
            append(fact, key[0], key[1], choices);
        }
        return fact.append('}').toString();
    }

    private static void append(StringBuilder fact, String key, String values, Choices choices) {
        boolean mayMiss = key.endsWith("?");
        if (!mayMiss || choices.yes()) {
            String name = mayMiss ? key.substring(0, key.length() - 1) : key;
            String value = choices.of(VALUES.getOrDefault(values, List.of()));
            fact.append(", \"").append(name).append("\": ").append(value);
        }
    }

    private static List<String> texts(String words) {
        return List.of(words.split(" ", -1)).stream().map(word -> '"' + word + '"').toList();
    }
}
