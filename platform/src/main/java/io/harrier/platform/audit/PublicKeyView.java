package io.harrier.platform.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A public key that signatures are checked with. */
@RegisterForReflection
public record PublicKeyView(
        @Schema(description = "The first 16 digits of the fingerprint", examples = "3b6a27bcceb6a42d") String keyId,
        @Schema(examples = "Ed25519") String algorithm,
        @Schema(description = "SubjectPublicKeyInfo, base64") String publicKey,
        @Schema(description = "SHA-256 of SubjectPublicKeyInfo, hexadecimal: to be compared with what the operator says by another way") String fingerprint) {
}
