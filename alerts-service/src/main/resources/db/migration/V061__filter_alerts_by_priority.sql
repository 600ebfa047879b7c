-- The score changes with each repeat that counts: it narrows what an index found, and is in none.
insert into filter_properties (search, name, expression, type) values ('alerts', 'priorityScore', 'a.priority_score', 'integer');
