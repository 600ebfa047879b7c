package io.harrier.bench.incidents;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.harrier.bench.Database;
import io.harrier.bench.Filling;

/**
 * Incidents that were there before, written by SQL as the service would have left them: the n-th was opened n minutes ago. Of a tenant's
 * newest hundred eighty live, of the older ones every fiftieth, for a table grows by what is done with; one in fifty is restricted.
 */
final class StoredIncidents {

    private static final int NEWEST = 100;
    private static final List<String> TABLES = List.of("incidents", "incident_numbers", "incident_members",
            "incident_alert_links",
            "timeline_events", "sla_clocks", "incident_words");

    private static final String NUMBERED = """
        (select n, %s as tenant, n / 100 as k, (n + 1) * interval '1 minute' as age, now() - (n + 1) * interval '1 minute' as opened,
            case when n / 100 < %d then (array['detected', 'detected', 'detected', 'detected', 'detected', 'detected', 'detected', 'detected',
                    'detected', 'detected', 'detected', 'detected', 'detected', 'investigating', 'contained', 'remediated', 'closed',
                    'closed', 'closed', 'false_positive'])[1 + n / 100 %% 20]
                when n / 100 %% 100 = 0 then 'detected'
                when n / 100 %% 100 = 50 then (array['investigating', 'contained', 'remediated'])[1 + n / 10000 %% 3]
                when n / 100 %% 100 between 51 and 56 then 'false_positive'
                else 'closed' end as status
         from generate_series(?::int, ?::int - 1) as n)"""
            .formatted(Tenants.OF_N, NEWEST);

    private static final String INCIDENTS = """
        insert into incidents (tenant_id, id, number, title, description, incident_type, severity, priority, status, detection_method,
            detected_at, opened_at, acknowledged_at, investigating_at, contained_at, remediated_at, closed_at, owner, owner_name,
            incident_manager, incident_manager_name, reporter, reporter_name, affected_systems, affected_data, is_reportable, restricted,
            closure_reason, resolution_summary, escalation_id, linked_ticket_ids, version, created_at, created_by, updated_at, updated_by)
        select tenant, uuidv7(opened - now()), k + 1, what || ' on WS-' || lpad((n % 10000)::text, 4, '0') || ' and ' || n % 7 || ' others',
            'A script host that a document started read the memory of lsass.exe; the account signed in from a network it had not used '
                || 'before. Seen by sensor ' || md5(n::text) || ' at site-' || n % 40 || '. ' || repeat('Evidence was kept and systems set apart. ', 4),
            (array['malware', 'phishing', 'system_compromise', 'data_leak', 'insider_threat', 'security_breach', 'ddos', 'other'])[1 + n / 100 % 8],
            (array['critical', 'high', 'high', 'medium', 'medium', 'medium', 'medium', 'low', 'low', 'informational'])[1 + k * 7 % 10],
            (array['emergency', 'high', 'high', 'medium', 'medium', 'medium', 'medium', 'low', 'low', 'low'])[1 + k * 7 % 10],
            status, 'automated', opened - interval '20 minutes', opened,
            case when stage > 0 then opened + least(age * 0.05, interval '12 minutes') end,
            case when stage > 1 then opened + least(age * 0.10, interval '25 minutes') end,
            case when stage > 2 then opened + least(age * 0.30, interval '5 hours') end,
            case when stage > 3 then opened + least(age * 0.50, interval '20 hours') end, closed,
            owner, 'Analyst ' || owner, manager, 'Manager ' || manager, 'analyst-19', 'Analyst 19',
            array['WS-' || lpad((n % 10000)::text, 4, '0'), 'SRV-' || n % 300], case when n % 9 = 0 then array['customers'] else '{}' end,
            n % 50 = 0, k % 50 = 5, case when closed is null then null when status = 'closed' then 'resolved' else 'false_positive' end,
            case when closed is not null then 'The systems were set up anew and the accounts have new credentials' end,
            gen_random_uuid(), case when n % 5 = 0 then array['OPS-' || n] else '{}' end, stage, opened, 'analyst-19',
            coalesce(closed, opened + least(age * 0.5, stage * interval '5 hours')), coalesce(owner, 'analyst-19')
        from (select *, 'analyst-' || case when stage > 0 then 1 + n % 19 end as owner,
                case when stage > 1 then 'manager-' || n % 4 end as manager,
                case when status in ('closed', 'false_positive') then opened + least(age * 0.7, interval '30 hours') end as closed,
                (array['Credential dumping', 'Phishing mail opened', 'Beacon to a known address', 'Mass download', 'Ransom note'])[1 + n % 5] as what
            from (select *, case status when 'detected' then case when n % 3 = 0 then 1 else 0 end when 'investigating' then 2 when 'contained' then 3
                    when 'false_positive' then 2 else 4 end as stage from NUMBERED as numbered) as staged) as told"""
            .replace("NUMBERED", NUMBERED);

    private static final String MEMBERS = """
        insert into incident_members (tenant_id, incident_id, subject, name, added_at, added_by)
        select tenant_id, id, 'member-' || m, 'Member ' || m, opened_at, 'manager-1' from incidents, generate_series(1, 3) as m
        where restricted and number between ? and ?""";
    private static final String LINKS = """
        insert into incident_alert_links (tenant_id, incident_id, alert_id, is_primary, linked_at, linked_by, linked_by_name)
        select tenant_id, id, gen_random_uuid(), m = 1, opened_at, 'analyst-19', 'Analyst 19'
        from incidents, generate_series(1, 1 + number % 2) as m where number between ? and ?""";
    private static final String TIMELINE = """
        insert into timeline_events (tenant_id, id, incident_id, event_time, recorded_at, event_type, event_category, title, description,
            event_severity, confidence, automatic, is_key_event, created_by, created_by_name)
        select tenant_id, uuidv7(at - now()), id, at, at, type, 'operational', said, 'Analyst 7 wrote: ' || said || '. ' || title, weight,
            'confirmed', true, weight <> 'info', 'analyst-7', 'Analyst 7'
        from incidents, lateral (values ('escalation', 'Escalated from 2 alerts', 'info', opened_at),
            ('milestone', 'Status changed to investigating', 'info', investigating_at), ('milestone', 'Status changed to contained', 'medium', contained_at),
            ('milestone', 'Status changed to closed', 'high', closed_at)) as entry (type, said, weight, at)
        where at is not null and number between ? and ?""";
    private static final String CLOCKS = """
        insert into sla_clocks (tenant_id, id, incident_id, goal, state, minutes, started_at, warning_at, due_at, warned_at, breached_at,
            stopped_at, pauses, next_notice_at)
        select tenant_id, uuidv7(opened_at - now()), id, goal, state, minutes, opened_at, warning_at, due_at,
            case when ended > warning_at and ended <= due_at then warning_at end, case when ended > due_at then due_at end, ended, '[]',
            case when state = 'running' then warning_at end
        from (select *, opened_at + minutes * interval '1 minute' as due_at, opened_at + minutes * interval '45 seconds' as warning_at
            from (select *, case when reached is not null then 'stopped' when closed_at is not null then 'cancelled' else 'running' end as state,
                    coalesce(reached, closed_at) as ended,
                    -- What runs still is due in weeks: the sweep is measured apart.
                    case when coalesce(reached, closed_at) is null then (extract(epoch from now() - opened_at) / 15)::int + 30000 else target end as minutes
                from incidents, lateral (values ('acknowledge', acknowledged_at, 120), ('investigate', investigating_at, 240),
                    ('contain', contained_at, 1440), ('resolve', remediated_at, 4320)) as promised (goal, reached, target)
                where severity <> 'informational' and number between ? and ?) as promises) as clocks""";
    /** What the service makes of each text is as long, and takes it a quarter of a millisecond. */
    private static final String WORDS = """
        insert into incident_words (tenant_id, incident_id, entry_id, words)
        with said as materialized (select id as tenant_id, right(id::text, 12) as prefix,
                search_lexemes(id, 'Credential dumping on one and 5 others: a script host that a document started read the memory of lsass.exe; the '
                    || 'account signed in from a network it had not used before. Evidence was kept and systems set apart.') as told,
                search_lexemes(id, 'Status changed to another. Analyst 7 wrote: credential dumping on one and 5 others') as entered
            from tenants)
        select i.tenant_id, i.id, i.id, told || array_to_tsvector(array[prefix || 'inc-' || lpad(number::text, 6, '0'),
            prefix || lower(affected_systems[1]), prefix || md5(i.id::text)])
        from incidents i join said on said.tenant_id = i.tenant_id where number between ? and ?
        union all
        select i.tenant_id, i.id, e.id, entered || array_to_tsvector(array[prefix || lower(affected_systems[1]), prefix || split_part(e.title, ' ', 4)])
        from incidents i join timeline_events e on e.tenant_id = i.tenant_id and e.incident_id = i.id
            join said on said.tenant_id = i.tenant_id
        where number between ? and ?""";
    private static final String NUMBERS = """
        insert into incident_numbers (tenant_id, last) select tenant_id, max(number) from incidents group by tenant_id
        on conflict (tenant_id) do update set last = excluded.last""";
    private static final String SOME = """
        select tenant_id || ' ' || id || ' ' || version from incidents where %s order by random() limit ?""";

    final Database database;
    private final Filling filling;

    StoredIncidents(Database database) {
        this.database = database;
        this.filling = new Filling(database, "incidents", TABLES);
        database.execute("set search_path = incidents, public");
        IntStream.range(0, Tenants.COUNT)
                .forEach(tenant -> database.execute("insert into tenants (id, alias, name) values (?, ?, ?)",
                        Tenants.id(tenant), Tenants.alias(tenant), Tenants.alias(tenant)));
    }

    /** Where one is, and how it was when it was looked for. */
    record Stored(int tenant, UUID id, long version) {
    }

    /** Stores the n-th from {@code from} on, below {@code to}; both are hundreds. */
    void write(int from, int to) {
        int first = from / Tenants.COUNT + 1;
        int last = to / Tenants.COUNT;
        filling.run(to - from, () -> {
            database.execute(INCIDENTS, from, to);
            for (String rows : List.of(MEMBERS, LINKS, TIMELINE, CLOCKS)) {
                database.execute(rows, first, last);
            }
            database.execute(WORDS, first, last, first, last);
            database.execute(NUMBERS);
        });
    }

    /** So many at random of those that are so. */
    List<Stored> some(String condition, int count) {
        return database.texts(SOME.formatted(condition), count).stream().map(line -> line.split(" "))
                .map(parts -> new Stored(Tenants.of(UUID.fromString(parts[0])), UUID.fromString(parts[1]),
                        Long.parseLong(parts[2])))
                .toList();
    }
}
