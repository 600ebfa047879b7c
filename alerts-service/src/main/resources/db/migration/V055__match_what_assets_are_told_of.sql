-- Nobody tells of these: not who owns an asset, not its tags, not whether somebody exploits what is open on it. They stay for replicas of
-- the version before, which read them while this one takes their place.
comment on column known_assets.owner is 'Unused, to be dropped';
comment on column known_assets.tags is 'Unused, to be dropped';
comment on column known_vulnerabilities.known_exploited is 'Unused, to be dropped';
