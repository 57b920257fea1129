-- Plugins that an admin has disabled. All hosts on one database follow it; what is not in it is enabled.
create table disabled_plugin (
    id varchar(100) primary key,
    -- What it supplied, so that its connections can be told why they rest: its code is not loaded to be asked.
    provider varchar(200) not null,
    disabled_at timestamp(6) with time zone not null,
    disabled_by varchar(500) not null
);
