package io.harrier.platform.audit;

/** Facts of the chain that sealer, signer and verifier share. */
final class Chain {

    /** What seal 1 is chained to. */
    static final byte[] START = new byte[32];

    /** One sealer and signer per service, however many replicas run. */
    static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('audit'), hashtext(current_schema()))";

    private Chain() {
    }
}
