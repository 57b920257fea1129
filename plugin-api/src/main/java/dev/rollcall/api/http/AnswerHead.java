package dev.rollcall.api.http;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** As much of an answer as is needed to tell what went wrong. */
public interface AnswerHead {

    int status();

    /** A header; names are compared without case, and several lines of one name are joined by commas (RFC 9110, 5.3). */
    Optional<String> header(String name);

    /** The first few KiB of the body as text; empty if there is none. */
    String bodyStart();

    /** The body as a tree, where it is whole, short and JSON. */
    Optional<JsonNode> json();
}
