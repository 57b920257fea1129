package dev.rollcall.api;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What an MDM sent by itself. Implemented by the host. */
public interface HintMessage {

    /** A header; names are compared without case. The one with the secret is left out. */
    Optional<String> header(String name);

    /** The body as text in UTF-8. */
    String body();

    /** The body as a tree, where it is JSON. */
    Optional<JsonNode> json();
}
