package dev.ringside.lab.reader;

import java.io.IOException;

/// There are no tracepoints through the reader. The message is a sentence for the user.
public final class ReaderRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    ReaderRefusedException(String sentence) {
        super(sentence);
    }
}
