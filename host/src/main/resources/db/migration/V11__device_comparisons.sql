-- How each device of a connection stands beside its asset, as the latest run that says something of it left it.
create table device_comparison (
    connection_id varchar(36) not null,
    source_id varchar(500) not null,
    list varchar(100) not null,
    state varchar(20) not null,
    rule varchar(5) not null,
    reason varchar(2000) not null,
    -- What came of a change that was tried since; empty if it was not tried, or done.
    message varchar(2000) not null,
    device_name varchar(500),
    serial varchar(500),
    model varchar(500),
    -- Null where the MDM does not list the device as enrolled any more.
    said varchar(20),
    mdm_user varchar(500),
    mdm_name varchar(500),
    asset_id varchar(200),
    asset_label varchar(500),
    status varchar(500),
    holder_kind varchar(10),
    holder_id varchar(200),
    holder_name varchar(500),
    sort_key varchar(100) not null,
    -- Of all that was shown, to tell without reading it whether it is as it was; 0 where it is to be written anew.
    digest bigint not null,
    run_id varchar(36) not null,
    since timestamp(6) with time zone not null,
    primary key (connection_id, source_id)
);
create index device_comparison_by_key on device_comparison (connection_id, sort_key, source_id);
-- The state first: the ended ones of all connections are looked through too.
create index device_comparison_by_state on device_comparison (state, connection_id, sort_key, source_id);

-- The digests of all devices that a connection's run showed, added up: as long as it is the same, no row is looked at.
create table device_comparison_sum (
    connection_id varchar(36) primary key,
    digest bigint not null
);
