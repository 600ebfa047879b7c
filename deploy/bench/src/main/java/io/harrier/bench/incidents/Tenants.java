package io.harrier.bench.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.harrier.bench.Issuer;

/** A hundred organizations, with an analyst in each. */
final class Tenants {

    static final int COUNT = 100;
    /** The tenant of the number {@code n}, in SQL. */
    static final String OF_N = "('0190a000-0000-7000-8001-' || lpad(to_hex(n % " + COUNT + "), 12, '0'))::uuid";

    private final List<String> tokens = new ArrayList<>();

    Tenants(Issuer issuer) {
        for (int tenant = 0; tenant < COUNT; tenant++) {
            tokens.add(issuer.token("analyst-0", id(tenant), alias(tenant), List.of("analyst")));
        }
    }

    static UUID id(int tenant) {
        return UUID.fromString("0190a000-0000-7000-8001-%012x".formatted(tenant));
    }

    static int of(UUID id) {
        return (int) (id.getLeastSignificantBits() & 0xffff);
    }

    static String alias(int tenant) {
        return "tenant-%02d".formatted(tenant);
    }

    /** What the tenant's analyst sends along. */
    String authorization(int tenant) {
        return "Bearer " + tokens.get(tenant);
    }
}
