package io.harrier.platform.audit;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.harrier.verifier.ChainHash;
import io.harrier.verifier.Ed25519;

/** The installation's Ed25519 key, from {@code harrier.audit.signing-key} (PKCS#8, base64). Without one nothing is signed. */
@Singleton
public class SigningKey {

    private final PrivateKey key;
    private final PublicKey publicKey;
    private final String formerId;

    SigningKey(@ConfigProperty(name = "harrier.audit.signing-key") Optional<String> configured) {
        key = configured.filter(text -> !text.isBlank()).map(SigningKey::read).orElse(null);
        publicKey = key == null ? null : Ed25519.publicKey(key);
        formerId = key == null ? null : formerId(configured.orElseThrow());
    }

    public boolean present() {
        return key != null;
    }

    /** Names the key in what it signs, by its public half: an installation that changes its key can say which signed what. */
    public String id() {
        return key == null ? null : Ed25519.id(publicKey);
    }

    /** Whether checkpoints name it so: those of before it was named by its public half have another name for it. */
    boolean isNamed(String keyId) {
        return key != null && (keyId.equals(id()) || keyId.equals(formerId));
    }

    public byte[] sign(byte[] text) {
        return Ed25519.sign(key, text);
    }

    /** The key as a signed file carries it: for whoever has its fingerprint from elsewhere. Empty where there is none. */
    public List<PublicKeyView> published() {
        return key == null
                ? List.of()
                : List.of(new PublicKeyView(id(), "Ed25519", Base64.getEncoder().encodeToString(publicKey.getEncoded()),
                        Ed25519.fingerprint(publicKey)));
    }

    private static String formerId(String base64) {
        byte[] digest = ChainHash.sha256().digest(Base64.getDecoder().decode(base64.strip()));
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    private static PrivateKey read(String base64) {
        try {
            return Ed25519.privateKey(base64);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalStateException("harrier.audit.signing-key is not an Ed25519 key (PKCS#8, base64)", unreadable);
        }
    }
}
