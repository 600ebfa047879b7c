package io.harrier.platform.access;

import java.util.Objects;
import java.util.UUID;

/**
 * Who acts, in which organization. {@code subject} is the Keycloak subject of a person or service account, or the name of a
 * rule or job; {@code name} is for people to read.
 */
public record Caller(UUID tenantId, String tenantAlias, Kind kind, String subject, String name) {

    /** The product itself, at work for a tenant; no subject of a token is called so. */
    public static final String PRODUCT = "*";

    public enum Kind {
        USER,
        SERVICE,
        RULE,
        JOB
    }

    public Caller {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(subject, "subject");
    }

    /**
     * Who this is to the database's row policies: the subject of a person or program, {@link #PRODUCT} for the product's own work,
     * from which nothing of the tenant is hidden.
     */
    public String rowSubject() {
        return switch (kind) {
            case USER, SERVICE -> subject;
            case RULE, JOB -> PRODUCT;
        };
    }

    /** A background job of the product, at work for one tenant. */
    public static Caller job(UUID tenantId, String job) {
        return new Caller(tenantId, null, Kind.JOB, job, job);
    }
}
