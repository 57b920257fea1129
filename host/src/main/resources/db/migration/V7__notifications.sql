-- The ways to people: who sends by which now, and how that went.
create table notification_channel (
    name varchar(200) primary key,
    -- The process that decides and sends now; after that time it is taken for gone.
    holder varchar(36),
    held_until timestamp(6) with time zone,
    sent_at timestamp(6) with time zone,
    failures integer not null,
    retry_at timestamp(6) with time zone,
    problem varchar(2000) not null
);

-- What was told by a channel of a connection, and when, so that nobody tells it twice.
create table notification_told (
    channel varchar(200) not null,
    kind varchar(20) not null,
    connection_id varchar(36) not null,
    connection_name varchar(200) not null,
    tellings integer not null,
    amount bigint not null,
    told_at timestamp(6) with time zone not null,
    -- Whether the last word was that it is so, not that it is over.
    standing boolean not null,
    ended_at timestamp(6) with time zone,
    primary key (channel, kind, connection_id)
);
