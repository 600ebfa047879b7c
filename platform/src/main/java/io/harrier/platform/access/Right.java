package io.harrier.platform.access;

import static io.harrier.platform.access.Role.ANALYST;
import static io.harrier.platform.access.Role.AUDITOR;
import static io.harrier.platform.access.Role.COMPLIANCE_OFFICER;
import static io.harrier.platform.access.Role.EXECUTIVE;
import static io.harrier.platform.access.Role.INCIDENT_MANAGER;
import static io.harrier.platform.access.Role.LEGAL;
import static io.harrier.platform.access.Role.PIPELINE;
import static io.harrier.platform.access.Role.PLATFORM_ADMIN;
import static io.harrier.platform.access.Role.PRIVACY_OFFICER;
import static io.harrier.platform.access.Role.TENANT_ADMIN;
import static io.harrier.platform.access.Role.VIEWER;
import static java.util.Map.entry;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The role table: what each right is called in {@code @RolesAllowed}, and which roles hold it. Every operation names one right;
 * OpenAPI shows the roles, and a test tries every operation with every role.
 */
public final class Right {

    /** See alerts, incidents, reviews and what belongs to them. */
    public static final String READ = "read";
    /** {@link #READ} in one organization at least: for what is read in all of a person's organizations at once, each under its own roles. */
    public static final String READ_SOMEWHERE = "read_somewhere";
    /** Keep an eye on what one may read. Not for auditors, who write nothing, not even that. */
    public static final String WATCH = "watch";
    /** Take what one may read out of Harrier, whole. */
    public static final String EXPORT = "export";
    /** Send alerts. */
    public static final String INGEST = "ingest";
    /** Work on cases: claim, investigate, comment, resolve, escalate, add to a timeline, do tasks. */
    public static final String CONTRIBUTE = "contribute";
    /** Direct the work of others: take over, reclassify, close, reopen, merge, restrict, approve plans, authorize rules. */
    public static final String MANAGE = "manage";
    /** Approve and publish reviews. */
    public static final String APPROVE_REVIEW = "approve_review";
    /** Set up sources, SLA, calendars, integrations, templates. */
    public static final String CONFIGURE = "configure";
    /** Place legal holds, and be the second person who releases one. */
    public static final String LEGAL_HOLD = "legal_hold";
    /** See what {@link #CONFIGURE} sets up. */
    public static final String READ_CONFIGURATION = "read_configuration";
    /** Read and verify the audit log. */
    public static final String READ_AUDIT = "read_audit";
    /** Operate the installation: tenants, replay, republish. No case data. */
    public static final String PLATFORM = "platform";

    private static final Set<Role> READERS = EnumSet.of(VIEWER, ANALYST, INCIDENT_MANAGER, COMPLIANCE_OFFICER, PRIVACY_OFFICER,
            LEGAL, EXECUTIVE, AUDITOR);

    private static final Map<String, Set<Role>> HOLDERS = new TreeMap<>(Map.ofEntries(
            entry(READ, READERS),
            entry(READ_SOMEWHERE, READERS),
            entry(WATCH, without(READERS, AUDITOR)),
            entry(EXPORT, EnumSet.of(AUDITOR)),
            entry(INGEST, EnumSet.of(PIPELINE, ANALYST, INCIDENT_MANAGER)),
            entry(CONTRIBUTE, EnumSet.of(ANALYST, INCIDENT_MANAGER)),
            entry(MANAGE, EnumSet.of(INCIDENT_MANAGER)),
            entry(APPROVE_REVIEW, EnumSet.of(COMPLIANCE_OFFICER, INCIDENT_MANAGER)),
            entry(CONFIGURE, EnumSet.of(TENANT_ADMIN)),
            entry(LEGAL_HOLD, EnumSet.of(LEGAL, TENANT_ADMIN)),
            entry(READ_CONFIGURATION, with(READERS, TENANT_ADMIN)),
            entry(READ_AUDIT, EnumSet.of(AUDITOR)),
            entry(PLATFORM, EnumSet.of(PLATFORM_ADMIN))));

    private Right() {
    }

    /** The roles that hold a right; none for a name that is no right. */
    public static Set<Role> holders(String right) {
        return HOLDERS.getOrDefault(right, Set.of());
    }

    /** The rights that these roles give together. */
    public static Set<String> of(Collection<Role> roles) {
        return HOLDERS.entrySet().stream().filter(entry -> entry.getValue().stream().anyMatch(roles::contains))
                .map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Role> without(Set<Role> roles, Role one) {
        var others = EnumSet.copyOf(roles);
        others.remove(one);
        return others;
    }

    private static Set<Role> with(Set<Role> roles, Role more) {
        var all = EnumSet.copyOf(roles);
        all.add(more);
        return all;
    }
}
