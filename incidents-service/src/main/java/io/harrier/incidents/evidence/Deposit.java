package io.harrier.incidents.evidence;

import com.fasterxml.jackson.databind.JsonNode;

/** What the ledger says was stored of an item: what the item's own row says of it can be changed, the ledger only added to. */
record Deposit(String sha256, String sha1, String md5, String storedSha256) {

    static Deposit of(JsonNode detail) {
        return new Deposit(text(detail, "sha256"), text(detail, "sha1"), text(detail, "md5"), text(detail, "storedSha256"));
    }

    private static String text(JsonNode detail, String name) {
        return detail.path(name).asText(null);
    }

    /** Whether the item says the same. */
    boolean is(StoredFile file) {
        return storedSha256 != null && equals(new Deposit(file.sha256(), file.sha1(), file.md5(), file.storedSha256()));
    }
}
