package dev.ringside.machine.storage;

import dev.ringside.trace.FileExtent;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageSampled;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// A file: its pages in the page cache, where it lies on its disk, and what became of its bytes.
///
/// @param inode what names it
/// @param pageBytes how many bytes a page has
/// @param pages what is known of its pages
/// @param extents where on the disk its parts lie
/// @param wanted what was looked for last and was not there; null before the first
/// @param moved what became of its bytes so far
/// @param mappedBytes how much of it is mapped into the memory of a program; 0 if nothing is
public record CachedFile(
        long inode,
        int pageBytes,
        Pages pages,
        PVector<FileExtent> extents,
        @Nullable Wanted wanted,
        Moved moved,
        long mappedBytes) {
    private static final int USUAL_PAGE_BYTES = 4096;
    private static final int SECTOR_BYTES = 512;

    /// Pages that somebody has asked for.
    ///
    /// @param page the first
    /// @param count how many; 0 if what comes is only read ahead
    public record Wanted(long page, long count) {
        /// The first page that nobody has asked for.
        long end() {
            return page > Long.MAX_VALUE - count ? Long.MAX_VALUE : page + count;
        }
    }

    static CachedFile named(long inode) {
        return new CachedFile(
                inode, USUAL_PAGE_BYTES, Pages.NONE, TreePVector.empty(), null, Moved.NOTHING, 0);
    }

    /// The page of this file that lies at a sector of a disk; -1 if none does.
    public long pageAt(String device, long sector) {
        for (var extent : extents) {
            long sectors = sector - extent.sector();
            boolean here = sectors >= 0 && sectors < extent.lengthBytes() / SECTOR_BYTES;
            if (here && extent.device().equals(device)) {
                return (extent.offsetBytes() + sectors * SECTOR_BYTES) / pageBytes;
            }
        }
        return -1;
    }

    /// How many pages some bytes are.
    public long pages(long bytes) {
        return Math.ceilDiv(bytes, pageBytes);
    }

    CachedFile with(FileExtent extent) {
        return new CachedFile(
                inode, pageBytes, pages, extents.plus(extent), wanted, moved, mappedBytes);
    }

    CachedFile sampled(PageSampled e) {
        var next = pages.change(e.page(), e.count(), p -> e.cached() ? p.cached() : absent(p));
        int size = Math.max(1, e.pageBytes());
        return new CachedFile(inode, size, next, extents, wanted, moved, mappedBytes);
    }

    /// A page that is being read has its place already, and `mincore` does not tell that.
    private static Page absent(Page page) {
        return page.awaited() ? page : Page.ABSENT;
    }

    CachedFile lookedUp(PageLookedUp e) {
        return switch (e.outcome()) {
            case PRESENT -> with(pages.change(e.page(), there(e), Page::found));
            case ABSENT -> wanting(new Wanted(e.page(), there(e)));
            case MARKED -> wanting(new Wanted(e.page(), 0));
        };
    }

    /// How many of the pages for which the kernel looked the file has: who asks for more than there
    /// is looks for as many.
    public long there(PageLookedUp e) {
        long end =
                extents.stream()
                        .mapToLong(part -> pages(part.offsetBytes() + part.lengthBytes()))
                        .max()
                        .orElse(Long.MAX_VALUE);
        return end > e.page() ? Math.min(e.count(), end - e.page()) : e.count();
    }

    CachedFile wanting(Wanted newWanted) {
        return new CachedFile(inode, pageBytes, pages, extents, newWanted, moved, mappedBytes);
    }

    /// What nobody has asked for is read ahead.
    CachedFile added(PageAdded e) {
        var asked = wanted == null ? new Wanted(e.page(), e.count()) : wanted;
        var all = pages.change(e.page(), e.count(), _ -> Page.added(true));
        long first = Math.max(e.page(), asked.page());
        long end = Math.min(e.page() + e.count(), asked.end());
        return with(all.change(first, end - first, _ -> Page.added(false)));
    }

    CachedFile removed(long page, long count) {
        return with(pages.change(page, count, _ -> Page.ABSENT));
    }

    CachedFile mapped(long page, long count) {
        return with(pages.change(page, count, Page::inMemory));
    }

    /// The disk is asked for some of it.
    ///
    /// @param page where in the file
    CachedFile asked(long page, long lengthBytes) {
        return with(pages.change(page, pages(lengthBytes), Page::asked));
    }

    /// Whether a page waits for what lies at a sector of a disk.
    public boolean awaits(String device, long sector) {
        return pages.at(pageAt(device, sector)).awaited();
    }

    /// The disk has done what was asked of it.
    ///
    /// @param page where in the file
    CachedFile read(long page, long lengthBytes) {
        boolean waited = pages.at(page).awaited();
        return with(pages.change(page, pages(lengthBytes), Page::read))
                .with(waited ? moved.fromDisk(lengthBytes) : moved.direct(lengthBytes));
    }

    /// Bytes were copied to a program: those of the pages that it has found.
    CachedFile copied(long bytes) {
        return with(pages.changeAll(Page::handedOver)).with(moved.copied(bytes));
    }

    CachedFile passed(long bytes) {
        return with(pages.changeAll(Page::handedOver)).with(moved.passed(bytes));
    }

    CachedFile inMemory(long newMappedBytes) {
        var next = newMappedBytes == 0 ? pages.changeAll(Page::unmapped) : pages;
        return new CachedFile(inode, pageBytes, next, extents, wanted, moved, newMappedBytes);
    }

    private CachedFile with(Pages newPages) {
        return new CachedFile(inode, pageBytes, newPages, extents, wanted, moved, mappedBytes);
    }

    private CachedFile with(Moved newMoved) {
        return new CachedFile(inode, pageBytes, pages, extents, wanted, newMoved, mappedBytes);
    }
}
