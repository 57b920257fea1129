package dev.rollcall.host.connection;

import dev.rollcall.host.web.Moment;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** The texts that pages say once, after something was done. */
final class PageTexts {
    private final MessageSource messages;

    PageTexts(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** The text for a time, or the other where there is none. */
    String at(String key, Optional<Instant> time, String other) {
        return time.map(at -> of(key, Moment.text(at))).orElseGet(() -> of(other));
    }
}
