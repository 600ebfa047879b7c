package io.harrier.platform.testing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Tokens of the issuer in tests, for those that {@link TestTenant} has not: with a claim that is wrong. */
public final class TestToken {

    private TestToken() {
    }

    /** The claims of a good token; another value for one of them makes a bad one. */
    public static JwtClaimsBuilder claims(String person, Map<TestTenant, List<String>> memberships) {
        HarrierServers.settings();
        var organizations = new HashMap<String, Object>();
        memberships.forEach((tenant, roles) -> organizations.put(tenant.alias(),
                Map.of("id", tenant.id().toString(), "realm_access", Map.of("roles", roles))));
        var claims = Jwt.claims().issuer(System.getProperty(TestKeycloak.ISSUER)).audience("harrier-api")
                .subject(TestTenant.subject(person)).claim("preferred_username", person).claim("name", TestTenant.name(person))
                .claim("realm_access", Map.of("roles", List.of("default-roles-harrier"))).expiresIn(3600);
        return organizations.isEmpty() ? claims : claims.claim("organization", organizations);
    }

    public static String signed(JwtClaimsBuilder claims) {
        return claims.jws().keyId(TestKeycloak.KEY_ID).sign(key());
    }

    /** The same claims, signed by somebody else under the issuer's key id. */
    public static String signedBy(PrivateKey stranger, JwtClaimsBuilder claims) {
        return claims.jws().keyId(TestKeycloak.KEY_ID).sign(stranger);
    }

    private static PrivateKey key() {
        try {
            var bytes = Base64.getDecoder().decode(System.getProperty(TestKeycloak.PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
