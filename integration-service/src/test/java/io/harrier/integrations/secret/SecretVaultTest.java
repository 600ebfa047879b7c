package io.harrier.integrations.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.platform.problem.Unavailable;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class SecretVaultTest {

    private static final byte[] SECRET = "local-secret".getBytes(UTF_8);
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private final UUID tenant = UUID.randomUUID();
    private final UUID row = UUID.randomUUID();

    @Test
    void whatIsSealedOpensAgainAndNeverLooksTheSame() {
        var vault = vault(Map.of("key-id", "a", "keys.a", OLD));
        byte[] sealed = vault.seal(SECRET, tenant, row);

        assertArrayEquals(SECRET, vault.open(sealed, tenant, row));
        assertFalse(new String(sealed, UTF_8).contains("local-secret"));
        assertFalse(Arrays.equals(sealed, vault.seal(SECRET, tenant, row)));
    }

    @Test
    void itOpensForItsTenantAndRowOnly() {
        var vault = vault(Map.of("key-id", "a", "keys.a", OLD));
        byte[] sealed = vault.seal(SECRET, tenant, row);

        assertThrows(IllegalStateException.class, () -> vault.open(sealed, UUID.randomUUID(), row));
        assertThrows(IllegalStateException.class, () -> vault.open(sealed, tenant, UUID.randomUUID()));
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        var vault = vault(Map.of("key-id", "a", "keys.a", OLD));
        byte[] sealed = vault.seal(SECRET, tenant, row);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThrows(RuntimeException.class, () -> vault.open(changed, tenant, row));
        }
        assertThrows(IllegalStateException.class, () -> vault.open(Arrays.copyOf(sealed, 5), tenant, row));
    }

    @Test
    void afterRotationOldOnesOpenAndAreKnownToBeOld() {
        byte[] sealed = vault(Map.of("key-id", "a", "keys.a", OLD)).seal(SECRET, tenant, row);
        var rotated = vault(Map.of("key-id", "b", "keys.a", OLD, "keys.b", NEW));

        assertArrayEquals(SECRET, rotated.open(sealed, tenant, row));
        assertTrue(rotated.outdated(sealed));
        assertFalse(rotated.outdated(rotated.seal(SECRET, tenant, row)));
    }

    @Test
    void keysComeFromAFileToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"),
                "# keys of this installation\na=" + OLD + "\n\nb = " + NEW + "\n");
        var vault = vault(Map.of("key-id", "b", "keys-file", file.toString()));

        assertArrayEquals(SECRET, vault.open(vault.seal(SECRET, tenant, row), tenant, row));
    }

    @Test
    void aKeyThatIsNoneIsSaidWithoutTellingIt() {
        var refused = assertThrows(IllegalStateException.class, () -> vault(Map.of("keys.a", "dG9vIHNob3J0")));
        assertFalse(refused.getMessage().contains("dG9vIHNob3J0"));
        assertThrows(IllegalStateException.class, () -> vault(Map.of("keys.a", "*not base64*")));
        assertThrows(Unavailable.class, () -> vault(Map.of()).seal(SECRET, tenant, row));
    }

    @Test
    void withoutTheKeyToSealWithItDoesNotStart() {
        assertEquals("There is no encryption key 'b': set harrier.integrations.encryption.keys.b or "
                + "harrier.integrations.encryption.keys-file",
                assertThrows(IllegalStateException.class, () -> keys(Map.of("key-id", "b", "keys.a", OLD)).start(null))
                        .getMessage());
        keys(Map.of()).start(null);
        keys(Map.of("key-id", "a", "keys.a", OLD)).start(null);
    }

    private static SecretVault vault(Map<String, String> settings) {
        return new SecretVault(keys(settings));
    }

    private static SecretKeys keys(Map<String, String> settings) {
        Map<String, String> prefixed = new HashMap<>();
        settings.forEach((name, value) -> prefixed.put("harrier.integrations.encryption." + name, value));
        var config = new SmallRyeConfigBuilder().withMapping(IntegrationsConfig.class)
                .withSources(new PropertiesConfigSource(prefixed, "test", 100)).build();
        return new SecretKeys(config.getConfigMapping(IntegrationsConfig.class));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
