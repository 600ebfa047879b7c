package io.harrier.verifier;

import java.util.UUID;

/** Where a file of a chain ends, for the next to go on from. */
record ChainEnd(String service, UUID tenant, long seq, String hash) {

    boolean isOf(String otherService, UUID otherTenant) {
        return service.equals(otherService) && tenant.equals(otherTenant);
    }
}
