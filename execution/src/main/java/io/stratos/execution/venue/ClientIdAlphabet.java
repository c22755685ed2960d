package io.stratos.execution.venue;

/// Characters a venue takes in a client order id.
public enum ClientIdAlphabet {
    /// `a-z` and `2-7` at least.
    LOWER_BASE32,
    /// `A-Z` and `2-7` at least, and no lower case.
    UPPER_BASE32,
    /// `0-9` and `a-f` only.
    HEX
}
