package dev.rollcall.benchmark.fleet;

import java.util.Map;

/**
 * A prepared answer.
 *
 * @param status of HTTP
 * @param body JSON; not to be changed
 * @param headers beside the content type
 */
// The bytes are prepared once and only read.
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, byte[] body, Map<String, String> headers) {
    private static final int OK = 200;

    /** One that is all right. */
    public Answer(byte[] body, Map<String, String> headers) {
        this(OK, body, headers);
    }
}
