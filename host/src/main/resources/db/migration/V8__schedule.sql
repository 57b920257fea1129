-- Which run, of which process, has a connection to itself; while it writes, and while what a dead one began is finished.
create table run_claim (
    connection_id varchar(36) not null primary key,
    run_id varchar(36) not null,
    owner varchar(36) not null,
    claimed_at timestamp(6) with time zone not null
);

-- What hosts that share this database have to agree in: the id of the key of their secrets, and a line for each plugin.
alter table instance add column key_id varchar(64) default '' not null;
alter table instance add column plugins varchar(16000) default '' not null;
