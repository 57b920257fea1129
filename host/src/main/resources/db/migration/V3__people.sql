-- A row that every writer of people locks first, so that the last ADMIN stays one.
create table person_lock (
    id integer not null primary key
);
insert into person_lock (id) values (1);

create table person (
    id varchar(36) not null primary key,
    -- What they log in with; it never changes, for what is kept of runs names them by it.
    name varchar(100) not null,
    -- In lower case.
    name_key varchar(100) not null unique,
    role varchar(20) not null,
    disabled boolean not null,
    -- Null if an identity provider lets them in.
    password_hash varchar(500),
    -- Whom the identity provider means: its issuer, a blank, its id of them; null if they have a password here.
    subject varchar(2000) unique,
    -- Raised to end their sessions.
    stamp bigint not null,
    created_at timestamp(6) with time zone not null,
    last_login_at timestamp(6) with time zone
);

create table api_token (
    id varchar(36) not null primary key,
    name varchar(100) not null,
    name_key varchar(100) not null unique,
    role varchar(20) not null,
    -- SHA-256 of the token, in hexadecimal digits.
    hash varchar(64) not null unique,
    made_by varchar(200) not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone
);
