package io.harrier.integrations.sync;

/** The import was cancelled, or another replica holds it now: stop, and leave no trace. */
final class LeaseLost extends RuntimeException {

    LeaseLost(Lease lease) {
        super("Import " + lease.operationId() + " is no longer held", null, false, false);
    }
}
