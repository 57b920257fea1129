-- The serial of the one device that a run is about; null where it is about all.
alter table run add column device varchar(500);
