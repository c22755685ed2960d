package io.stratos.host.world;

import java.security.KeyPair;

/// Where new signing keys come from.
@FunctionalInterface
public interface KeySource {

    /// A fresh Ed25519 key pair.
    KeyPair newKeyPair();
}
