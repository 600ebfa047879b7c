-- Observables and payloads are written by the statement after the one that wrote or counted their alert, in its transaction, which holds
-- the alert's row; nothing else writes them. A foreign key asked for the alert once more for each row, four times a new alert. Instead
-- what deletes alerts deletes these: a delete that waited for such a transaction sees what it wrote.
alter table alert_observables drop constraint fk_alert_observables_alert;
alter table alert_payloads drop constraint fk_alert_payloads_alert;

create function forget_alerts() returns trigger
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    delete from alert_observables o using gone g where o.tenant_id = g.tenant_id and o.alert_id = g.id;
    delete from alert_payloads p using gone g where p.tenant_id = g.tenant_id and p.alert_id = g.id;
    return null;
end
$$;
revoke execute on function forget_alerts from public;
create trigger forget_alerts after delete on security_alerts referencing old table as gone
    for each statement execute function forget_alerts();
