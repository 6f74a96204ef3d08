package dev.ringside.lab.program;

import dev.ringside.linux.proc.MapRegions.Region;

/// Writes and reads notes about addresses, into a [ProgramRing] and out of it.
final class SpaceNotes {
    static final int HANDED_ADDRESS = 30;
    static final int REGION = 31;

    private static final int PERMS = 4;

    private final ProgramRing ring;

    /// Beside others of the same thread.
    SpaceNotes(ProgramNotes others) {
        ring = others.ring;
    }

    void handed(long address) {
        if (ring.begin(HANDED_ADDRESS, System.nanoTime(), Long.BYTES)) {
            ring.put(address);
            ring.end();
        }
    }

    /// @param region its name is ASCII
    void mapped(Region region) {
        String text = region.perms() + region.name();
        if (ring.begin(
                REGION, System.nanoTime(), 2 * Long.BYTES + (2 + text.length()) * Integer.BYTES)) {
            ring.put(region.start());
            ring.put(region.end());
            ring.put(region.lines());
            ring.put(text.length());
            for (int i = 0; i < text.length(); i++) {
                ring.put(text.charAt(i));
            }
            ring.end();
        }
    }

    static ProgramNote readHanded(ProgramRing.Words words) {
        return new ProgramNote.HandedAddress(words.nextLong());
    }

    static ProgramNote readRegion(ProgramRing.Words words) {
        long start = words.nextLong();
        long end = words.nextLong();
        int lines = words.nextInt();
        String text = NoteReader.word(words);
        return new ProgramNote.Mapped(
                new Region(start, end, text.substring(0, PERMS), text.substring(PERMS), lines));
    }
}
