-- What a table takes of a replica's memory, in bytes; 0 for those that were uploaded before anybody asked.
alter table enrichment_sources add column table_memory bigint not null default 0,
    add constraint ck_enrichment_sources_memory check (table_memory >= 0);
