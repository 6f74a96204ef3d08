package dev.ringside.app.inspector;

import java.util.List;

/// What is known of something that is selected.
///
/// @param title what it is
/// @param rows what is known of it
record Card(String title, List<Row> rows) {
    static final Card NONE = new Card("", List.of());
}
