package dev.ringside.lab.recorder;

import dev.ringside.linux.proc.Descriptors;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A descriptor of this process that is not a socket of the experiment.
///
/// @param fd the descriptor
/// @param object what it refers to
record OpenDescriptor(int fd, KernelObject object) {
    private static final int STANDARD = 3;

    /// Those of stdin, stdout and stderr that are open.
    static List<OpenDescriptor> standard() {
        var all = new ArrayList<OpenDescriptor>();
        for (int fd = 0; fd < STANDARD; fd++) {
            find(fd).ifPresent(all::add);
        }
        return all;
    }

    /// What `fd` is; nothing if it is closed.
    private static Optional<OpenDescriptor> find(int fd) {
        try {
            return Optional.of(of(fd, Descriptors.target(fd)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static OpenDescriptor of(int fd, String target) throws IOException {
        String path = target.startsWith("/") ? target : null;
        return new OpenDescriptor(
                fd, new KernelObject(Descriptors.inode(fd), type(target), null, null, path));
    }

    private static ObjectType type(String target) {
        if (target.startsWith("pipe:")) {
            return ObjectType.PIPE;
        }
        if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")) {
            return ObjectType.TERMINAL;
        }
        boolean file = target.startsWith("/") && !target.startsWith("/dev/");
        return file ? ObjectType.FILE : ObjectType.OTHER;
    }
}
