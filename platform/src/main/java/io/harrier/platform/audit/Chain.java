package io.harrier.platform.audit;

/** What sealer and signer share. */
final class Chain {

    /** One sealer and signer per service, however many replicas run. */
    static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('audit'), hashtext(current_schema()))";

    private Chain() {
    }
}
