package io.harrier.platform.audit;

import org.jboss.resteasy.reactive.RestQuery;

/** What the audit log can be narrowed to. */
public class AuditFilter {

    @RestQuery
    public String subjectType;

    @RestQuery
    public String subjectId;

    @RestQuery
    public String action;

    @RestQuery
    public String actor;
}
