-- The audit trail as a chain: each entry carries the digest of the one before. The entries that the table 'audit' holds
-- are taken into it by the host at its next start, and that table stays empty from then on.
create table audit_entry (
    id bigint not null primary key,
    at timestamp(6) with time zone not null,
    who varchar(500) not null,
    origin varchar(200),
    what varchar(200) not null,
    details text not null,
    -- Makes the digest of the content say nothing to who guesses the content.
    salt varchar(64) not null,
    content varchar(64) not null,
    -- What an entry vouches for that is kept beside the chain: an erasure, or the end of what was pruned.
    seal varchar(80) not null,
    -- Two entries can't follow the same one.
    previous varchar(64) not null unique,
    digest varchar(64) not null
);
create index audit_entry_by_time on audit_entry (at);

-- Where the chain ends and, if its beginning was pruned, what its first entry follows. Whoever adds locks the row.
create table audit_chain (
    id integer not null primary key,
    head bigint not null,
    head_digest varchar(64) not null,
    anchor bigint not null,
    anchor_digest varchar(64) not null
);
insert into audit_chain (id, head, head_digest, anchor, anchor_digest) values (
    1,
    0, '0000000000000000000000000000000000000000000000000000000000000000',
    0, '0000000000000000000000000000000000000000000000000000000000000000'
);

-- Which entry an erasure changed, and the digest of what it left of the content.
create table audit_erasure (
    erasure_id bigint not null,
    entry_id bigint not null,
    content varchar(64) not null,
    primary key (erasure_id, entry_id)
);
create index audit_erasure_by_entry on audit_erasure (entry_id);

-- The policy that a preview tried, as a digest: its numbers are shown to who is about to choose that policy.
create table trial (
    run_id varchar(36) primary key references run (id) on delete cascade,
    policy varchar(64) not null
);

-- Runs that have ended long ago are looked for every day.
create index run_by_end on run (ended_at);
