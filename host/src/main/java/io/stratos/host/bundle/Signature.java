package io.stratos.host.bundle;

/// One signature over a manifest. There is one algorithm, Ed25519; the key fixes it, never the file.
///
/// @param keyId first 16 bytes of the SHA-256 of the raw public key, lower-case hex
/// @param hex the 64 bytes of the signature, lower-case hex
public record Signature(String keyId, String hex) {}
