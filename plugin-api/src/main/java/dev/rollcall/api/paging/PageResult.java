package dev.rollcall.api.paging;

import dev.rollcall.api.http.SourceAnswer;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What one page brought.
 *
 * @param answer as it came
 * @param rest the body without the rows
 * @param rows how many came, readable or not
 * @param lastId the id of the last row, where it has one and the walk goes by it
 * @param total the number of all rows, where the MDM states it
 */
record PageResult(SourceAnswer answer, JsonNode rest, int rows, Optional<String> lastId, OptionalLong total) {

    PageResult withoutTotal() {
        return new PageResult(answer, rest, rows, lastId, OptionalLong.empty());
    }
}
