-- What lists are narrowed by and conditions may name. Tags and watchers are looked up by their own indexes.
insert into filter_properties (search, name, expression, type) values
    ('incidents', 'team', 'a.team', 'text'),
    ('incidents', 'tags',
        'a.id in (select t.incident_id from incident_tags t where t.tenant_id = current_tenant() and t.tag = %s)', 'text'),
    ('incidents', 'watchers',
        'a.id in (select w.incident_id from incident_watchers w where w.tenant_id = current_tenant() and w.subject = %s)', 'text');
