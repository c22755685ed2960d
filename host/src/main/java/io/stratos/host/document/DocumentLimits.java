package io.stratos.host.document;

/// How large a document may be.
///
/// @param bytesMax a parser is attack surface: what is longer is not even looked at
/// @param depthMax nesting; parsers recurse and stacks end
/// @param nodesMax values in total; bounds memory whatever the text's shape
public record DocumentLimits(int bytesMax, int depthMax, int nodesMax) {

    /// Descriptors, policies, manifests, trust stores: written by people, a few kilobytes.
    public static final DocumentLimits SMALL = new DocumentLimits(256 * 1024, 16, 20_000);

    /// Data files such as bars.
    public static final DocumentLimits DATA = new DocumentLimits(64 * 1024 * 1024, 8, 8_000_000);
}
