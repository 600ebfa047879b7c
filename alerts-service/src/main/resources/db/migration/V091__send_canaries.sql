-- Records that are no alerts, sent to see that the whole path is gone and how fast. What is stored of one is taken back in the same
-- transaction: this is all that is ever to be seen of it.
create table canaries (
    tenant_id     uuid        not null default current_tenant(),
    id            uuid        not null,
    version       bigint      not null default 0,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    source_id     uuid,
    source        text,
    sent_by       text        not null,
    sent_by_name  text,
    status        text        not null default 'sent',
    sent_at       timestamptz not null,
    due_at        timestamptz not null,
    read_at       timestamptz,
    stored_at     timestamptz,
    published_at  timestamptz,
    confirmed_at  timestamptz,
    reason        text,
    look_at       timestamptz,
    constraint pk_canaries primary key (tenant_id, id),
    constraint ck_canaries_status check (status in ('sent', 'stored', 'arrived', 'refused', 'lost'))
);
create index ix_canaries_sent on canaries (tenant_id, sent_at desc, id desc);
create index ix_canaries_age on canaries (sent_at);
create index ix_canaries_look on canaries (look_at) where look_at is not null;
select tenant_table('canaries', 'select, insert');
grant select, insert, update, delete on canaries to ${worker};

-- Sources that a canary is sent for again and again.
create table canary_schedules (
    tenant_id     uuid        not null default current_tenant(),
    id            uuid        not null,
    version       bigint      not null default 0,
    created_at    timestamptz not null default now(),
    created_by    text,
    updated_at    timestamptz not null default now(),
    source_id     uuid        not null,
    every_seconds bigint      not null,
    limit_seconds bigint      not null,
    payload       text,
    next_at       timestamptz not null,
    constraint pk_canary_schedules primary key (tenant_id, id),
    constraint uq_canary_schedules_source unique (tenant_id, source_id),
    constraint fk_canary_schedules_source foreign key (tenant_id, source_id) references log_sources (tenant_id, id),
    constraint ck_canary_schedules_times check (every_seconds >= 60 and limit_seconds between 1 and 3600)
);
create index ix_canary_schedules_next on canary_schedules (next_at);
select tenant_table('canary_schedules', 'select, insert, update, delete');
grant select, update (next_at) on canary_schedules to ${worker};
