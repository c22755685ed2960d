package io.stratos.host.trust;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.file.GuardedFile;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys this installation trusts. A value: changes give a new one, and only [#save] touches the disk.
public final class TrustStore {

    private final List<TrustedKey> keys;

    TrustStore(List<TrustedKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// Trusts nobody.
    public static TrustStore empty() {
        return new TrustStore(List.of());
    }

    /// Reads the store; where there is none yet, nobody is trusted.
    public static TrustStore load(Path file) throws Refused {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return empty();
        }
        return TrustStoreJson.read(GuardedFile.read(file), file.toString());
    }

    public void save(Path file) throws Refused {
        WholeFile.write(file, WholeFile.PRIVATE, TrustStoreJson.write(keys));
    }

    public List<TrustedKey> keys() {
        return keys;
    }

    /// The entry of a key, by id or owner's name.
    public Optional<TrustedKey> find(String idOrName) {
        return keys.stream()
                .filter(trusted ->
                        trusted.key().id().equals(idOrName) || trusted.name().equals(idOrName))
                .findFirst();
    }

    /// With one more key. A key is trusted once: to change its scope, revoke it and use a new one.
    public TrustStore with(TrustedKey trusted) throws Refused {
        var same = keys.stream()
                .filter(old ->
                        old.key().id().equals(trusted.key().id()) || old.name().equals(trusted.name()))
                .findFirst();
        if (same.isPresent()) {
            throw Refusal.of(ReasonCode.TRU_KEY, "the trust store already has this key or name")
                    .got(same.get().name() + " " + same.get().key().id(), "a new key and name")
                    .fix("stratos trust list shows the keys; revoke the old one first")
                    .refused();
        }
        var more = new ArrayList<>(keys);
        more.add(trusted);
        return new TrustStore(more);
    }

    /// With a key taken back. The entry stays, so that the key can never come back unnoticed.
    public TrustStore revoke(String idOrName, TrustedKey.Revocation revocation) throws Refused {
        var found = find(idOrName)
                .orElseThrow(() -> Refusal.of(ReasonCode.TRU_KEY, "the trust store has no such key")
                        .got(idOrName, "an id or name that stratos trust list shows")
                        .refused());
        return new TrustStore(keys.stream()
                .map(trusted ->
                        trusted.equals(found) && trusted.revoked() == null ? trusted.revoked(revocation) : trusted)
                .toList());
    }
}
