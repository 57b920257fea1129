package dev.rollcall.api.paging;

import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;

/** Makes a device of a row. */
@FunctionalInterface
public interface RowMapper {
    Device map(Row row) throws RowException;
}
