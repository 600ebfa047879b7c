package io.harrier.integrations.system;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.DynamicUpdate;

import io.harrier.platform.access.Caller;

/** A system of the tenant's that Harrier keeps in step with. Its credentials are here only sealed. */
@Entity
@Table(name = "external_systems")
@DynamicUpdate
public class ExternalSystem {

    @Id
    UUID id;
    @Version
    long version;
    String name;
    @Enumerated(EnumType.STRING)
    SystemType type;
    @Column(name = "base_url")
    String baseUrl;
    @Column(name = "api_version")
    String apiVersion;
    @Enumerated(EnumType.STRING)
    @Column(name = "authentication_method")
    AuthenticationMethod authenticationMethod;
    @Column(name = "credentials")
    byte[] sealedCredentials;
    @Column(name = "credentials_changed_at")
    Instant credentialsChangedAt;
    @Column(name = "sync_enabled")
    boolean syncEnabled;
    @Column(name = "sync_frequency_minutes")
    int syncFrequencyMinutes;
    @Column(name = "asset_chunk_size")
    int assetChunkSize;
    @Column(name = "finding_assets_per_chunk")
    int findingAssetsPerChunk;
    @Column(name = "max_attempts")
    int maxAttempts;
    boolean active;
    @Column(name = "next_sync_at")
    Instant nextSyncAt;
    // The engine's, written by its own statements.
    @Column(name = "last_sync_at", insertable = false, updatable = false)
    Instant lastSyncAt;
    @Column(name = "last_sync_status", insertable = false, updatable = false)
    String lastSyncStatus;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "created_by")
    String createdBy;
    @Column(name = "created_by_name")
    String createdByName;
    @Column(name = "updated_at")
    Instant updatedAt;
    @Column(name = "updated_by")
    String updatedBy;
    @Column(name = "updated_by_name")
    String updatedByName;

    protected ExternalSystem() {
    }

    static ExternalSystem create(UUID id, SystemSettings settings, Caller by, Instant now) {
        var system = new ExternalSystem();
        system.id = id;
        system.createdAt = now;
        system.createdBy = by.subject();
        system.createdByName = by.name();
        system.apply(settings, by, now);
        return system;
    }

    /** Takes what may be changed. A system whose schedule begins, or begins to be another, is due at once. */
    void apply(SystemSettings settings, Caller by, Instant now) {
        boolean rescheduled = !syncEnabled || !active || syncFrequencyMinutes != settings.syncFrequencyMinutes();
        if (leadsElsewhere(settings)) {
            // Keys go only where they were given for.
            sealedCredentials = null;
            credentialsChangedAt = null;
        }
        name = settings.name();
        type = settings.type();
        baseUrl = settings.baseUrl();
        apiVersion = settings.apiVersion();
        authenticationMethod = settings.authenticationMethod();
        syncEnabled = settings.syncEnabled();
        syncFrequencyMinutes = settings.syncFrequencyMinutes();
        assetChunkSize = settings.assetChunkSize();
        findingAssetsPerChunk = settings.findingAssetsPerChunk();
        maxAttempts = settings.maxAttempts();
        active = settings.active();
        if (rescheduled || !scheduled()) {
            nextSyncAt = scheduled() ? now : null;
        }
        touch(by, now);
    }

    /** Whether these settings are of another host, port or scheme than it has. */
    boolean leadsElsewhere(SystemSettings settings) {
        return !origin(settings.baseUrl()).equals(origin(baseUrl));
    }

    /** Whether what it is connected to, or as whom, was changed after that time. */
    public boolean connectedAfter(Instant then) {
        return credentialsChangedAt != null && credentialsChangedAt.isAfter(then);
    }

    /** Puts the credentials in their sealed form. */
    void keep(byte[] sealed, Instant now) {
        sealedCredentials = sealed;
        credentialsChangedAt = now;
    }

    /** The same credentials, sealed with another key: nothing that a person would call a change. */
    void reseal(byte[] sealed) {
        sealedCredentials = sealed;
    }

    /** When the synchronization after one that begins now is due; null where it has no schedule. */
    public Instant nextAfter(Instant now) {
        return scheduled() ? now.plus(Duration.ofMinutes(syncFrequencyMinutes)) : null;
    }

    public boolean due(Instant now) {
        return scheduled() && nextSyncAt != null && !nextSyncAt.isAfter(now);
    }

    public boolean scheduled() {
        return active && syncEnabled;
    }

    public boolean hasCredentials() {
        return sealedCredentials != null;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public SystemType type() {
        return type;
    }

    public boolean active() {
        return active;
    }

    public int maxAttempts() {
        return maxAttempts;
    }

    private static String origin(String url) {
        return url == null ? "" : url.replaceFirst("^(https?://[^/]*).*", "$1");
    }

    void touch(Caller by, Instant now) {
        updatedAt = now;
        updatedBy = by.subject();
        updatedByName = by.name();
    }
}
