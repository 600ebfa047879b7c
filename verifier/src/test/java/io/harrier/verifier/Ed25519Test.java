package io.harrier.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;

import org.junit.jupiter.api.Test;

class Ed25519Test {

    @Test
    void thePublicKeyOfAPrivateOneIsItsPairs() {
        for (int i = 0; i < 20; i++) {
            var pair = ChangedExports.keys();
            var key = Ed25519.privateKey(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            assertEquals(pair.getPublic(), Ed25519.publicKey(key));
            String signature = Base64.getEncoder().encodeToString(Ed25519.sign(key, new byte[]{1}));
            assertTrue(Ed25519.verifies(pair.getPublic(), new byte[]{1}, signature));
            assertFalse(Ed25519.verifies(pair.getPublic(), new byte[]{2}, signature));
            assertFalse(Ed25519.verifies(pair.getPublic(), new byte[]{1}, "nonsense!"));
        }
    }

    @Test
    void keysAreReadAsOperatorsHaveThem() {
        var pair = ChangedExports.keys();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + ChangedExports.base64(pair) + "\n-----END PUBLIC KEY-----\n";
        assertEquals(pair.getPublic(), Ed25519.publicKey(pem));
        assertTrue(Ed25519.fingerprint(pair.getPublic()).startsWith(Ed25519.id(pair.getPublic())));
    }

    /** RFC 8032, section 7.1, test 1. */
    @Test
    void itIsTheSignatureOfTheStandard() {
        var hex = java.util.HexFormat.of();
        byte[] pkcs8 = hex.parseHex(
                "302e020100300506032b657004220420" + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        var key = Ed25519.privateKey(Base64.getEncoder().encodeToString(pkcs8));
        assertTrue(hex.formatHex(Ed25519.publicKey(key).getEncoded())
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        assertTrue(hex.formatHex(Ed25519.sign(key, new byte[0]))
                .startsWith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"));
    }
}
