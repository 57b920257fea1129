package dev.rollcall.api.paging;

import java.util.Optional;

/**
 * What is to be asked for next.
 *
 * @param offset how many rows came before
 * @param number of the page, from the first number that the MDM counts from
 * @param size how many rows to ask for
 * @param cursor what the page before said to go on with; empty for the first page
 */
public record PageRequest(long offset, long number, int size, Optional<String> cursor) {}
