package dev.ringside.machine.storage;

import org.jspecify.annotations.Nullable;

/// What a disk has to do.
///
/// @param device the disk, `254:0`
/// @param sector where on it
/// @param lengthBytes how much of it is left to do
/// @param op the kernel's letters for what is wanted, `RA`; null if not recorded
/// @param sinceNanos since when
public record DiskRequest(
        String device, long sector, long lengthBytes, @Nullable String op, long sinceNanos) {}
