package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.AnswerHandler;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import java.util.List;

/** A source's requests, one after the other on the calling thread. */
final class PlainHttp implements SourceHttp {
    private final PacedHttp http;
    private final RequestForm form;

    PlainHttp(PacedHttp http, RequestForm form) {
        this.http = http;
        this.form = form;
    }

    @Override
    public SourceAnswer send(SourceRequest request) throws SourceException, InterruptedException {
        return new JsonAnswer(http.send(form.outbound(request)), form.mapper());
    }

    @Override
    public void each(List<SourceRequest> requests, AnswerHandler handler) throws SourceException, InterruptedException {
        for (var request : requests) {
            SourceAnswer answer;
            try {
                answer = send(request);
            } catch (SourceException e) {
                handler.failed(request, e);
                continue;
            }
            handler.answered(request, answer);
        }
    }
}
