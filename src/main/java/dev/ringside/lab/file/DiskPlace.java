package dev.ringside.lab.file;

import dev.ringside.lab.RefusedException;
import dev.ringside.lab.probe.ObservedFile;
import dev.ringside.lab.probe.ObservedFile.Sectors;
import dev.ringside.linux.file.BlockDevice;
import dev.ringside.linux.file.Extent;
import dev.ringside.linux.file.FileMap;
import dev.ringside.linux.file.MountedOn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a file lies on its disk, so that the disk's requests for it can be told from those of
/// other programs, before they are recorded.
final class DiskPlace {
    private static final int SECTOR_BYTES = 512;

    /// The filter of a tracepoint has room for so many.
    private static final int MOST_PIECES = 40;

    private static final String REMEDY =
            " Use '--probe thread', which does without the disk, or name a file elsewhere with"
                    + " '--path'.";

    private DiskPlace() {}

    /// The place of an open file.
    ///
    /// @param mapped whether it will be mapped into memory
    /// @throws RefusedException if it is not known
    static ObservedFile of(Path path, int fd, long inode, boolean mapped)
            throws RefusedException, IOException {
        MountedOn on = MountedOn.of(path);
        Optional<BlockDevice> found = BlockDevice.of(on.major(), on.minor());
        if (found.isEmpty()) {
            throw RefusedException.notHere(
                    ("'%s' is on %s, which hands its requests on to other devices, so that nobody"
                         + " can tell which of the disk's requests are for that file.")
                                    .formatted(path, on.type())
                            + REMEDY);
        }
        BlockDevice disk = found.get();
        List<Extent> extents = FileMap.read(fd).orElse(List.of());
        if (extents.isEmpty() || !extents.stream().allMatch(Extent::plain)) {
            throw RefusedException.notHere(
                    "%s does not tell where on the disk '%s' lies.".formatted(on.type(), path)
                            + REMEDY);
        }
        if (extents.size() > MOST_PIECES) {
            throw RefusedException.notHere(
                    "'%s' lies on the disk in %d pieces, and at most %d can be followed."
                                    .formatted(path, extents.size(), MOST_PIECES)
                            + REMEDY);
        }
        return new ObservedFile(
                inode,
                BlockDevice.number(on.major(), on.minor()),
                disk.number(),
                disk.major() + ":" + disk.minor(),
                extents.stream().map(extent -> sectors(extent, disk)).toList(),
                mapped);
    }

    private static Sectors sectors(Extent extent, BlockDevice disk) {
        return new Sectors(
                extent.offsetBytes(),
                disk.firstSector() + extent.physicalBytes() / SECTOR_BYTES,
                extent.lengthBytes() / SECTOR_BYTES);
    }
}
