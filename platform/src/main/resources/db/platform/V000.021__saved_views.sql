-- Lists as people like to see them. A personal one is its owner's alone.
create table saved_views (
    tenant_id  uuid        not null default current_tenant(),
    id         uuid        not null,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by text        not null,
    owner      text        not null,
    owner_name text,
    name       text        not null,
    shared     boolean     not null,
    preferred  boolean     not null,
    parameters jsonb       not null,
    constraint pk_saved_views primary key (tenant_id, id),
    constraint ck_saved_views_parameters check (jsonb_typeof(parameters) = 'object')
);
create unique index uq_saved_views_shared_name on saved_views (tenant_id, name) where shared;
create unique index uq_saved_views_own_name on saved_views (tenant_id, owner, name) where not shared;
create unique index uq_saved_views_shared_preferred on saved_views (tenant_id) where shared and preferred;
create unique index uq_saved_views_own_preferred on saved_views (tenant_id, owner) where not shared and preferred;
select tenant_table('saved_views');
create policy personal on saved_views as restrictive to ${service}
    using (shared or owner = current_subject() or current_subject() = '*')
    with check (shared or owner = current_subject() or current_subject() = '*');
