-- The serials of the single devices that a run is about, with commas between them; null where it is about all.
alter table run add column device varchar(500);

-- Signed messages that were taken, so that none is twice, for as long as their time stamps would be accepted.
create table signed_message (
    sender varchar(200) not null,
    message_id varchar(200) not null,
    taken_at timestamp(6) with time zone not null,
    primary key (sender, message_id)
);
create index signed_message_by_time on signed_message (taken_at);
