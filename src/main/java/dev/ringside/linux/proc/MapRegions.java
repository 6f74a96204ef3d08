package dev.ringside.linux.proc;

import java.util.ArrayList;
import java.util.List;

/// The address space of a program, as `/proc/PID/maps` tells it line by line, in a few regions.
///
/// Neighbouring lines are one region if they are of one kind. What is in the hole between two lines
/// of a region is in the region, too, so it says from where to where something is found, and not
/// that every address in it may be used.
///
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html">proc_pid_maps(5)</a>
public final class MapRegions {
    private static final int FIELDS = 6;
    private static final int HEXADECIMAL = 16;
    private static final String NOTHING = "---p";

    private MapRegions() {}

    /// Lines that belong together.
    ///
    /// @param start the first address
    /// @param end the first address behind it
    /// @param perms what some line allows, `rwxp`
    /// @param name what it is: `program`, `java-heap`, `libraries`, or the kernel's own word such
    ///   as `[stack]`
    /// @param lines how many lines
    public record Region(long start, long end, String perms, String name, int lines) {
        private Region and(Region next) {
            var all = new StringBuilder(NOTHING);
            for (int i = 0; i < all.length(); i++) {
                char own = i < perms.length() ? perms.charAt(i) : '-';
                char other = i < next.perms.length() ? next.perms.charAt(i) : '-';
                all.setCharAt(i, own == '-' ? other : own);
            }
            return new Region(start, next.end, all.toString(), name, lines + next.lines);
        }
    }

    /// The regions of a map, in the order of their addresses.
    ///
    /// @param text the contents of the file
    /// @param program the path of the program that runs
    public static List<Region> of(String text, String program) {
        var regions = new ArrayList<Region>();
        boolean above = false;
        for (String line : text.lines().toList()) {
            String[] fields = line.split(" +", FIELDS);
            int dash = fields[0].indexOf('-');
            if (fields.length < FIELDS - 1 || dash < 0) {
                continue;
            }
            String path = fields.length < FIELDS ? "" : fields[FIELDS - 1].strip();
            above |= path.equals(program);
            var next =
                    new Region(
                            Long.parseUnsignedLong(fields[0].substring(0, dash), HEXADECIMAL),
                            Long.parseUnsignedLong(fields[0].substring(dash + 1), HEXADECIMAL),
                            fields[1],
                            name(path, program, above),
                            1);
            var last = regions.isEmpty() ? null : regions.getLast();
            if (last != null && last.name().equals(next.name())) {
                regions.set(regions.size() - 1, last.and(next));
            } else {
                regions.add(next);
            }
        }
        return List.copyOf(regions);
    }

    /// @param above whether the program lies below it
    private static String name(String path, String program, boolean above) {
        if (path.equals(program)) {
            return "program";
        }
        if (path.startsWith("[vvar") || path.equals("[vdso]")) {
            return "[vdso]"; // the code, and the data that it reads
        }
        boolean kernels =
                path.equals("[heap]") || path.equals("[stack]") || path.equals("[vsyscall]");
        return kernels ? path : above ? "libraries" : "java-heap";
    }
}
