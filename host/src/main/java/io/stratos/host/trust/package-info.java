/// Signing keys, who is trusted with what, and which release was trusted last (DESIGN §9, faults §4).
///
/// Main types: [io.stratos.host.trust.KeyStore] holds own keys, [io.stratos.host.trust.TrustStore] the keys of
/// others,
/// [io.stratos.host.trust.SignatureCheck] judges a bundle's signatures, [io.stratos.host.trust.ReleaseMarks] its
/// release counter. There is one algorithm: Ed25519.
@NullMarked
package io.stratos.host.trust;

import org.jspecify.annotations.NullMarked;
