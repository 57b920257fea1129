package dev.rollcall.host.web;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;

/** The texts that pages say by their names, in the one language that there is. Safe for all threads. */
public final class PageTexts {
    private final MessageSource messages;

    public PageTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }

    /** The text for a time, or the other where there is none. */
    public String at(String key, Optional<Instant> time, String other) {
        return time.map(at -> of(key, Moment.text(at))).orElseGet(() -> of(other));
    }
}
