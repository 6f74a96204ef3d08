package dev.ringside.lab.scenario;

import dev.ringside.trace.ObjectType;

import java.util.List;

/// What the bytes travel through.
public enum Transport implements Choice {
    /// A TCP connection over the loopback interface.
    TCP("tcp", ObjectType.TCP),
    /// UDP datagrams over the loopback interface.
    UDP("udp", ObjectType.UDP),
    /// A Unix stream socket.
    UNIX("unix", ObjectType.UNIX),
    /// A pipe.
    PIPE("pipe", ObjectType.PIPE),
    /// Nothing: the program serves nobody.
    NONE("none", ObjectType.OTHER);

    private final String text;
    private final ObjectType objectType;

    Transport(String text, ObjectType objectType) {
        this.text = text;
        this.objectType = objectType;
    }

    @Override
    public String text() {
        return text;
    }

    /// The kind of kernel object at the server's end.
    public ObjectType objectType() {
        return objectType;
    }

    /// Those between a server and its clients.
    public static List<Transport> ofClients() {
        return List.of(TCP, UDP, UNIX, PIPE);
    }

    /// Whether clients connect to a listening socket.
    public boolean connects() {
        return this == TCP || this == UNIX;
    }

    /// Whether it is a socket, so that `recv` and `send` work.
    public boolean isSocket() {
        return this != PIPE && this != NONE;
    }

    /// Whether the borders between messages are kept.
    public boolean keepsMessages() {
        return this == UDP;
    }
}
