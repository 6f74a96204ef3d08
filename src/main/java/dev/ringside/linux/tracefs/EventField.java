package dev.ringside.linux.tracefs;

/// One field of an event's record.
///
/// @param type its C type without the name, `__data_loc char[]`
/// @param name its name
/// @param offset where it begins, in bytes from the start of the record
/// @param sizeBytes how long it is; for [Kind#DYNAMIC] and [Kind#RELATIVE] that of the reference
/// @param elements how many elements an array has; 1 if it is none
/// @param isSigned whether its elements are signed
/// @param kind how it is stored
public record EventField(
        String type,
        String name,
        int offset,
        int sizeBytes,
        int elements,
        boolean isSigned,
        Kind kind) {
    /// How a field is stored.
    public enum Kind {
        /// In place: a number, or an array.
        FIXED,
        /// `__data_loc`: elsewhere in the record, at an offset from its start.
        DYNAMIC,
        /// `__rel_loc`: elsewhere in the record, at an offset from the end of this field.
        RELATIVE
    }

    /// Whether it holds text.
    public boolean isText() {
        return type.startsWith("char[")
                || type.endsWith(" char[]")
                || type.startsWith("const char[");
    }

    /// Whether it holds an address of the kernel.
    public boolean isPointer() {
        return type.endsWith("*");
    }

    int elementBytes() {
        return sizeBytes / elements;
    }
}
