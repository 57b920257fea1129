package dev.rollcall.kandji;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.AnswerHandler;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the details of some devices, one request each. */
final class KandjiDetails implements AnswerHandler {
    private final DeviceSink sink;
    private final Map<SourceRequest, String> ids = new HashMap<>();

    KandjiDetails(DeviceSink sink) {
        this.sink = sink;
    }

    void read(SourceHttp http, List<String> sourceIds) throws SourceException, InterruptedException {
        var requests = sourceIds.stream().map(this::request).toList();
        http.each(requests, this);
    }

    @Override
    public void answered(SourceRequest request, SourceAnswer answer) throws SourceException {
        var id = id(request);
        try {
            sink.accept(KandjiDevices.detailed(id, answer.as(KandjiApi.Details.class)));
        } catch (RowException e) {
            sink.reject(id, String.valueOf(e.getMessage()));
        } catch (SourceException e) {
            if (e.kind() != SourceException.Kind.MALFORMED) {
                throw e;
            }
            sink.reject(id, e.happened());
        }
    }

    /** A device that was deleted since the list was read has no details. */
    @Override
    public void failed(SourceRequest request, SourceException failure) throws SourceException {
        if (!KandjiApi.saysAbsent(failure, id(request))) {
            throw KandjiApi.naming(KandjiApi.Permission.DEVICE_DETAILS, failure);
        }
    }

    private SourceRequest request(String id) {
        var request = KandjiApi.details(id);
        ids.put(request, id);
        return request;
    }

    private String id(SourceRequest request) {
        return Objects.requireNonNull(ids.get(request), "an answer to a request that was not sent");
    }
}
