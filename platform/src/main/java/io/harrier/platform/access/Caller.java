package io.harrier.platform.access;

import java.util.Objects;
import java.util.UUID;

/**
 * Who acts, in which organization. {@code subject} is the Keycloak subject of a person or service account, or the name of a
 * rule or job; {@code name} is for people to read.
 */
public record Caller(UUID tenantId, String tenantAlias, Kind kind, String subject, String name) {

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

    /** A background job of the product, at work for one tenant. */
    public static Caller job(UUID tenantId, String job) {
        return new Caller(tenantId, null, Kind.JOB, job, job);
    }
}
