alter table sla_clocks validate constraint ck_sla_clocks_steps;
