package io.harrier.platform.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The installation's Ed25519 key, from {@code harrier.audit.signing-key} (PKCS#8, base64). Without one nothing is signed. */
@Singleton
class SigningKey {

    private final PrivateKey key;
    private final String id;

    SigningKey(@ConfigProperty(name = "harrier.audit.signing-key") Optional<String> configured) {
        key = configured.filter(text -> !text.isBlank()).map(SigningKey::read).orElse(null);
        id = configured.map(SigningKey::id).orElse(null);
    }

    boolean present() {
        return key != null;
    }

    /** Names the key without telling it: an installation that changes its key can say which signed what. */
    String id() {
        return id;
    }

    byte[] sign(byte[] text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PrivateKey read(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalStateException("harrier.audit.signing-key is not an Ed25519 key (PKCS#8, base64)", unreadable);
        }
    }

    private static String id(String base64) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
