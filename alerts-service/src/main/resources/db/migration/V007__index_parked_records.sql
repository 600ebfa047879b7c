-- Parked records are taken topic by topic, in order.
create index ix_ingest_parked_topic on ingest_parked (topic, id);
drop index ix_ingest_parked_due;
