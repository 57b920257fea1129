-- Which run, of which process, has a connection to itself; while it writes, and while what a dead one began is finished.
create table run_claim (
    connection_id varchar(36) not null primary key,
    run_id varchar(36) not null,
    owner varchar(36) not null,
    claimed_at timestamp(6) with time zone not null
);

-- When each connection is due next; the columns are db-scheduler's. The data is the schedule that it was reckoned by.
create table scheduled_tasks (
    task_name varchar(40) not null,
    task_instance varchar(36) not null,
    task_data bytea,
    execution_time timestamp(6) with time zone not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp(6) with time zone,
    last_failure timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp(6) with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- What hosts that share this database have to agree in: the id of the key of their secrets, and a line for each plugin.
alter table instance add column key_id varchar(64) default '' not null;
alter table instance add column plugins varchar(16000) default '' not null;
