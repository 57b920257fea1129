-- How many changes of a run there are of each state, kind and rule is read from this index alone.
create index asset_change_by_rule on asset_change (run_id, state, kind, rule, id);
