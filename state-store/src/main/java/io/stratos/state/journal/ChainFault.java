package io.stratos.state.journal;

/// The first place where a chain does not hold.
///
/// @param seq number of the first record that is missing or wrong
public record ChainFault(long seq, Kind kind) {

    /// In what way.
    public enum Kind {
        /// The number is not there; a later one is.
        MISSING,
        /// The bytes are no record.
        MALFORMED,
        /// The record carries another number than the place it stands in: moved, swapped or
        /// duplicated.
        MISPLACED,
        /// The stored hash does not follow from the record and the hash before: one of them was
        /// changed.
        HASH,
        /// A seal is missing, stands where none belongs, or states another segment.
        SEAL,
        /// Stands beyond the head that was stored with the journal.
        BEYOND_HEAD,
        /// The database refuses to hand out the bytes.
        UNREADABLE
    }
}
