package io.harrier.platform.access;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.security.identity.SecurityIdentity;

/** Who the person of the running request is in each organization where they may read: for what is read in all of them at once. */
@Singleton
public class ReadableOrganizations {

    static final String ATTRIBUTE = "harrier.readable";

    private final SecurityIdentity identity;

    ReadableOrganizations(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** By their aliases; the one alone that the header {@code Harrier-Tenant} names, where it names one. */
    public List<Caller> callers() {
        List<Caller> callers = identity.getAttribute(ATTRIBUTE);
        return callers == null ? List.of() : callers;
    }
}
