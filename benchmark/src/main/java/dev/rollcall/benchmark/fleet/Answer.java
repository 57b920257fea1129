package dev.rollcall.benchmark.fleet;

import java.util.Map;

/**
 * A prepared answer.
 *
 * @param body JSON; not to be changed
 * @param headers beside the content type
 */
// The bytes are prepared once and only read.
@SuppressWarnings("ArrayRecordComponent")
public record Answer(byte[] body, Map<String, String> headers) {}
