-- What an incident gets where its opening says nothing, by its type; the row that asks for more, and gets it, goes first.
create table classification_matrix (
    tenant_id        uuid        not null default current_tenant(),
    id               uuid        not null,
    incident_type    text        not null,
    detection_method text,
    when_severity    text,
    severity         text        not null,
    priority         text        not null,
    playbook         text,
    team             text,
    roles            jsonb       not null default '[]',
    description      text,
    version          integer     not null default 0,
    created_at       timestamptz not null,
    created_by       text        not null,
    created_by_name  text,
    updated_at       timestamptz not null,
    updated_by       text        not null,
    updated_by_name  text,
    primary key (tenant_id, id),
    constraint uq_classification_matrix_case unique nulls not distinct (tenant_id, incident_type, detection_method, when_severity),
    constraint ck_classification_matrix_incident_type check (incident_type in ('security_breach', 'data_leak', 'system_compromise',
        'insider_threat', 'physical_security', 'malware', 'phishing', 'ddos', 'other')),
    constraint ck_classification_matrix_detection_method check (detection_method in ('automated', 'manual_internal', 'third_party', 'audit',
        'customer_report')),
    constraint ck_classification_matrix_severity check (severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_classification_matrix_when check (when_severity is null or when_severity = severity),
    constraint ck_classification_matrix_priority check (priority in ('emergency', 'high', 'medium', 'low')),
    constraint ck_classification_matrix_playbook check (length(playbook) between 1 and 200),
    constraint ck_classification_matrix_team check (length(team) between 1 and 100),
    -- A list of {"role", "person": {"subject", "name"}}.
    constraint ck_classification_matrix_roles check (jsonb_typeof(roles) = 'array')
);
select tenant_table('classification_matrix');

-- That a tenant got the rows to begin with: what it deletes of them stays deleted.
create table classification_matrix_seeds (
    tenant_id uuid        not null default current_tenant() primary key,
    seeded_at timestamptz not null default now()
);
select tenant_table('classification_matrix_seeds', 'select, insert');
