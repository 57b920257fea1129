package dev.rollcall.host.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message to people, of which each channel makes what its receivers can show.
 *
 * @param id the same where the same is sent again because nobody knows whether it arrived
 * @param at when it is sent
 * @param title in a line
 * @param items what it tells; none in a test message
 * @param link where to look, as configured
 */
record Message(String id, Instant at, String title, List<Item> items, Optional<String> link) {
    Message {
        items = List.copyOf(items);
    }

    /**
     * One thing that it tells.
     *
     * @param news what it is, for programs
     * @param text what happened
     * @param cure what to do; empty if nothing has to be done
     * @param command of the launcher that helps; empty for none
     */
    record Item(News news, String text, String cure, String command) {}
}
