-- What is still to be put on the organization's topic, and when: apart from the outbox, for a topic that can't be written is to hold up
-- no event, and a canary that is over is not to be sent any more.
alter table canaries
    add column record  text,
    add column send_at timestamptz;
create index ix_canaries_send on canaries (send_at) where send_at is not null;
