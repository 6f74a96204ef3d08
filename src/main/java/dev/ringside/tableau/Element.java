package dev.ringside.tableau;

import java.util.List;

/// Something on the stage that keeps its identity while it moves, changes and vanishes.
///
/// @param id who it is, the same from tableau to tableau: `task:4121`, `pcb:4121`, `queue:77`
/// @param shape its form
/// @param tone what its colour means
/// @param box where it is
/// @param filled whether it is filled with its tone, rather than outlined by it
/// @param hatched whether it carries the hatching of blocked tasks
/// @param inferred whether it is drawn dashed because it follows from facts instead of being one
/// @param labels its texts, at places of the stage
/// @param description what it is and says, for people who cannot see it
/// @param layer elements of a higher layer are drawn over those of a lower one; bands are 0
public record Element(
        String id,
        Shape shape,
        Tone tone,
        Box box,
        boolean filled,
        boolean hatched,
        boolean inferred,
        List<Label> labels,
        String description,
        int layer) {
    /// Whether arrows pass behind it: texts, and whatever moves. They pass over everything else.
    public boolean overLinks() {
        return shape == Shape.TEXT || layer > 2;
    }
}
