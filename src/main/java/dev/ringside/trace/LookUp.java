package dev.ringside.trace;

/// What the kernel found when it looked for a page in the page cache.
public enum LookUp {
    /// The first page is not there, so it reads from the disk, and ahead (tracepoint
    /// `readahead:page_cache_sync_ra`).
    ABSENT("absent"),
    /// The page is there and has a mark: whoever comes here will soon need what follows, so it
    /// reads that ahead, without waiting for it (tracepoint `readahead:page_cache_async_ra`).
    MARKED("marked"),
    /// The pages are there with their contents, and can be copied (tracepoint
    /// `filemap:mm_filemap_get_pages`).
    PRESENT("present");

    private final String text;

    LookUp(String text) {
        this.text = text;
    }

    /// The word in the file.
    public String text() {
        return text;
    }
}
