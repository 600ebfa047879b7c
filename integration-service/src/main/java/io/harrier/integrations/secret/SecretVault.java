package io.harrier.integrations.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

import jakarta.inject.Singleton;

import io.harrier.platform.problem.Unavailable;

/**
 * Seals secrets for the database: AES-256-GCM, bound to the tenant and the row they belong to, so that a sealed secret copied to
 * another row or tenant does not open. Layout: length of the key's name, its name, nonce, ciphertext with tag.
 */
@Singleton
public class SecretVault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final Duration LATER = Duration.ofMinutes(5);

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    SecretVault(SecretKeys keys) {
        this.keys = keys;
    }

    public byte[] seal(byte[] secret, UUID tenant, UUID owner) {
        if (!keys.canSeal()) {
            throw new Unavailable("This installation has no key to seal credentials with: its operator has to set one", LATER);
        }
        byte[] keyId = keys.currentId().getBytes(UTF_8);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, keys.currentId(), nonce, secret, tenant, owner);
        return ByteBuffer.allocate(1 + keyId.length + NONCE_BYTES + sealed.length).put((byte) keyId.length).put(keyId)
                .put(nonce)
                .put(sealed).array();
    }

    /** @throws IllegalStateException when it was changed, belongs elsewhere, or its key is gone */
    public byte[] open(byte[] sealed, UUID tenant, UUID owner) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(sealed);
            String keyId = new String(next(buffer, buffer.get()), UTF_8);
            byte[] nonce = next(buffer, NONCE_BYTES);
            return run(Cipher.DECRYPT_MODE, keyId, nonce, next(buffer, buffer.remaining()), tenant, owner);
        } catch (BufferUnderflowException cutShort) {
            throw new IllegalStateException("A sealed secret is cut short");
        }
    }

    /** Whether it was sealed with an older key than the current. */
    public boolean outdated(byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        return !keys.currentId().equals(new String(next(buffer, buffer.get()), UTF_8));
    }

    private byte[] run(int mode, String keyId, byte[] nonce, byte[] input, UUID tenant, UUID owner) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((tenant + "/" + owner).getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A secret could not be " + (mode == Cipher.ENCRYPT_MODE ? "sealed" : "opened"),
                    failure);
        }
    }

    private static byte[] next(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
