package dev.ringside.linux.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The functions of the running kernel by their addresses: `/proc/kallsyms`. Only root sees the
/// addresses.
public final class KernelSymbols {
    private final NavigableMap<Long, String> functions;

    private KernelSymbols(NavigableMap<Long, String> functions) {
        this.functions = functions;
    }

    /// Reads them, which takes a moment: there are over a hundred thousand.
    ///
    /// @throws IOException if they cannot be read
    public static KernelSymbols read() throws IOException {
        NavigableMap<Long, String> functions = new TreeMap<>(Long::compareUnsigned);
        Path file = Path.of("/proc/kallsyms");
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            lines.forEach(line -> add(line, functions));
        }
        return new KernelSymbols(functions);
    }

    /// The function that an address lies in; nothing if it is not known.
    public Optional<String> function(long address) {
        var entry = functions.floorEntry(address);
        return entry == null ? Optional.empty() : Optional.of(entry.getValue());
    }

    /// A line is an address, a letter and a name: `ffffffff81004000 T do_one_initcall`.
    private static void add(String line, NavigableMap<Long, String> functions) {
        String[] words = line.split("[ \t]", 4);
        boolean code = words.length >= 3 && words[1].toLowerCase(Locale.ROOT).equals("t");
        long address = code ? Long.parseUnsignedLong(words[0], 16) : 0;
        if (address != 0) {
            functions.putIfAbsent(address, words[2]);
        }
    }
}
