package dev.ringside.tableau;

import java.util.List;

/// Something that flies from one place to another while a step plays: bytes, which are copied, or a
/// packet. Elements that merely move are not flights.
///
/// @param id who it is
/// @param label what is written on it, `64 B`
/// @param inferred whether that it flew follows from facts instead of being one; its way is dashed
/// @param path the boxes that it visits in order, at least two
/// @param description what it says, for people who cannot see it
public record Flight(
        String id, String label, boolean inferred, List<Box> path, String description) {}
