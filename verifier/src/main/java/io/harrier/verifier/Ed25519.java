package io.harrier.verifier;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 keys and signatures (RFC 8032) with what the JDK has. */
public final class Ed25519 {

    private static final String NAME = "Ed25519";
    private static final int SHORT = 16;

    private Ed25519() {
    }

    /** @param base64 PKCS#8 */
    public static PrivateKey privateKey(String base64) {
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64.strip())));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("Not an Ed25519 private key (PKCS#8, base64)", unreadable);
        }
    }

    /** @param text SubjectPublicKeyInfo in base64, with or without the lines of PEM */
    public static PublicKey publicKey(String text) {
        try {
            var base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("Not an Ed25519 public key (SubjectPublicKeyInfo, base64 or PEM)", unreadable);
        }
    }

    /** The public key of a private one: the JDK has no call for it but makes a pair from the seed that it is given for random. */
    public static PublicKey publicKey(PrivateKey key) {
        try {
            byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            var generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(255, new Seed(seed));
            var pair = generator.generateKeyPair();
            if (!java.util.Arrays.equals(seed, ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow())) {
                throw new IllegalStateException("This JDK makes Ed25519 keys in another way");
            }
            return pair.getPublic();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;
        private final transient byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    /** SHA-256 of the public key's SubjectPublicKeyInfo, in hexadecimal: what people compare. */
    public static String fingerprint(PublicKey key) {
        return HexFormat.of().formatHex(ChainHash.sha256().digest(key.getEncoded()));
    }

    /** Names a key in what it signs: the first 16 digits of its fingerprint. */
    public static String id(PublicKey key) {
        return fingerprint(key).substring(0, SHORT);
    }

    public static byte[] sign(PrivateKey key, byte[] text) {
        try {
            var signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param signature in base64; what is none does not verify */
    public static boolean verifies(PublicKey key, byte[] text, String signature) {
        try {
            var check = Signature.getInstance(NAME);
            check.initVerify(key);
            check.update(text);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException none) {
            return false;
        } catch (InvalidKeyException | java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
