package dev.rollcall.host.web;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Times for templates, which can't call a class. */
@Component("moments")
class Moments {

    /** As {@link Moment#text}. */
    public String text(Instant time) {
        return Moment.text(time);
    }
}
