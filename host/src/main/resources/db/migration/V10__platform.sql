-- The platform's settings that people made in the host: one row, whatever product it is.
create table platform_setting (
    id integer not null primary key,
    -- All but the token, as JSON.
    settings varchar(100000) not null,
    version bigint not null,
    -- Where the assets are that the state speaks of, normalised; empty while none was read.
    address varchar(4000) not null,
    -- Since when they are those of that platform; null where it has always been that one.
    assets_since timestamp(6) with time zone,
    -- What the last look at it found, as JSON; null where there was none.
    last_look varchar(1000000)
);
insert into platform_setting (id, settings, version, address) values (1, '{}', 0, '');

create table platform_secret (
    setting_key varchar(200) not null primary key,
    -- The only address that it may be sent to, normalised.
    address varchar(4000) not null,
    key_id varchar(64) not null,
    -- In base64: the nonce, then what AES-GCM made of the secret.
    ciphertext varchar(100000) not null
);
