package io.stratos.host.bundle;

/// One file of a bundle. The content is owned by the bundle and not changed.
///
/// @param path relative, `/` between segments, `[A-Za-z0-9._-]` within them
@SuppressWarnings("ArrayRecordComponent") // read once, handed on and never changed
public record BundleEntry(String path, byte[] content) {}
