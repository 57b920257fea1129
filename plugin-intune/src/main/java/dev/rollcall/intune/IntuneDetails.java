package dev.rollcall.intune;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.SourceHttp;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what the list does not say of some devices. */
final class IntuneDetails implements IntuneBatch.Answers {
    private final DeviceSink sink;

    IntuneDetails(DeviceSink sink) {
        this.sink = sink;
    }

    void read(SourceHttp http, List<String> sourceIds) throws SourceException, InterruptedException {
        IntuneBatch.send(
                http, sourceIds.stream().distinct().map(IntuneApi::details).toList(), this);
    }

    @Override
    public void found(String id, JsonNode body) {
        try {
            sink.accept(IntuneDevices.detailed(id, body));
        } catch (RowException e) {
            sink.reject(id, String.valueOf(e.getMessage()));
        }
    }

    /** A device that was deleted since the list was read has no details. */
    @Override
    public void absent(String id) {}
}
