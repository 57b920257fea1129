package dev.rollcall.host.schedule;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** What is kept of an appointment is text, and read as nothing else: a database is not to choose what classes are made. */
final class PlainText implements Serializer {
    @Override
    public byte[] serialize(Object data) {
        return data.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] stored) {
        return type.cast(new String(stored, StandardCharsets.UTF_8));
    }
}
