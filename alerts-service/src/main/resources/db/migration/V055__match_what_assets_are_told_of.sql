-- Nobody tells of these: not who owns an asset, not its tags, not whether somebody exploits what is open on it.
alter table known_assets drop column owner, drop column tags;
alter table known_vulnerabilities drop column known_exploited;
