package dev.ringside.lab.probe;

import dev.ringside.lab.probe.ObservedFile.Sectors;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which tracepoints about files are recorded, and the filter of each. The kernel drops what is
/// about other programs' files: page-cache events name the inode, and of disks' events only those
/// are kept that are about sectors of the file.
final class FileEvents {
    /// What may happen to the file's pages in any task: a thread of the kernel takes back memory.
    private static final List<String> OF_PAGES =
            List.of(
                    "filemap:mm_filemap_add_to_page_cache",
                    "filemap:mm_filemap_delete_from_page_cache");

    /// What the tasks under study do with them.
    private static final List<String> OF_READERS =
            List.of(
                    "filemap:mm_filemap_get_pages",
                    "readahead:page_cache_sync_ra",
                    "readahead:page_cache_async_ra");

    private static final List<String> OF_MAPPINGS =
            List.of("filemap:mm_filemap_map_pages", "filemap:mm_filemap_fault");

    /// A disk's interrupt comes in any task.
    private static final List<String> OF_DISKS =
            List.of("block:block_rq_issue", "block:block_rq_complete");

    private FileEvents() {}

    /// @param inTasks the filter of what happens in a task under study
    static void add(Observed observed, String inTasks, Map<String, String> filters) {
        for (ObservedFile file : observed.files()) {
            String pages = "i_ino == %d && s_dev == %d".formatted(file.inode(), file.fileSystem());
            String readers = pages + " && (" + inTasks + ")";
            OF_PAGES.forEach(event -> filters.put(event, pages));
            OF_READERS.forEach(event -> filters.put(event, readers));
            OF_DISKS.forEach(event -> filters.put(event, sectors(file)));
            if (file.mapped()) {
                OF_MAPPINGS.forEach(event -> filters.put(event, readers));
                filters.put("exceptions:page_fault_user", inTasks);
            }
        }
    }

    private static String sectors(ObservedFile file) {
        String parts =
                file.sectors().stream().map(FileEvents::part).collect(Collectors.joining(" || "));
        return "dev == " + file.disk() + " && (" + parts + ")";
    }

    private static String part(Sectors part) {
        return "(sector >= %d && sector < %d)".formatted(part.first(), part.end());
    }
}
