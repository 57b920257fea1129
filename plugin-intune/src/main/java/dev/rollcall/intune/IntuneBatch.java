package dev.rollcall.intune;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.AnswerHandler;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends many small requests, twenty at a time. Each of the twenty is limited and answered by itself: what a batch was
 * not answered well is asked again alone, where the host waits as Microsoft asks, tries again, and tells what is wrong.
 */
final class IntuneBatch implements AnswerHandler {
    /** The most that Microsoft takes at once. */
    private static final int MOST = 20;

    private final Answers answers;
    /** What is still to be answered, by its id. */
    private final Map<String, IntuneApi.Part> open = new LinkedHashMap<>();

    private final Map<SourceRequest, IntuneApi.Part> alone = new LinkedHashMap<>();

    private IntuneBatch(Answers answers) {
        this.answers = answers;
    }

    /** Takes the answers, on the calling thread. */
    interface Answers {
        /** There is such a thing. */
        void found(String id, JsonNode body) throws SourceException;

        /** There is no such thing. */
        void absent(String id);
    }

    /**
     * Asks for everything.
     *
     * @param parts no two of the same id
     * @throws SourceException what was wrong with the first that was neither found nor absent
     */
    static void send(SourceHttp http, List<IntuneApi.Part> parts, Answers answers)
            throws SourceException, InterruptedException {
        var batch = new IntuneBatch(answers);
        parts.forEach(part -> batch.open.put(part.id(), part));
        var requests = new ArrayList<SourceRequest>();
        for (var from = 0; from < parts.size(); from += MOST) {
            requests.add(IntuneApi.batch(parts.subList(from, Math.min(parts.size(), from + MOST))));
        }
        http.each(requests, batch);
        batch.open.values().forEach(part -> batch.alone.put(part.alone(), part));
        http.each(List.copyOf(batch.alone.keySet()), new Alone(batch));
    }

    @Override
    public void answered(SourceRequest request, SourceAnswer answer) throws SourceException, InterruptedException {
        var rest = answer.rows("/responses", this::take);
        if (rest.path("responses").isMissingNode()) {
            throw malformed();
        }
    }

    private void take(Row row) throws SourceException {
        Response response;
        try {
            response = row.as(Response.class);
        } catch (RowException e) {
            return;
        }
        var body = response.body();
        if (response.id() == null || body == null || !open.containsKey(response.id())) {
            return;
        }
        if (response.status() == 200 && body.isObject()) {
            open.remove(response.id());
            answers.found(response.id(), body);
        }
        if (response.status() == 404 && body.path("error").isObject()) {
            open.remove(response.id());
            answers.absent(response.id());
        }
    }

    private static SourceException malformed() {
        return new SourceException(
                SourceException.Kind.MALFORMED,
                "Microsoft Graph's answer to a batch has no list of answers.",
                "Try again later; if it stays so, report it to the maker of the plugin.");
    }

    /** What is asked again alone. */
    private static final class Alone implements AnswerHandler {
        private final IntuneBatch batch;
        private final Set<String> done = new HashSet<>();

        Alone(IntuneBatch batch) {
            this.batch = batch;
        }

        @Override
        public void answered(SourceRequest request, SourceAnswer answer) throws SourceException {
            var id = id(request);
            if (done.add(id)) {
                batch.answers.found(id, answer.json());
            }
        }

        @Override
        public void failed(SourceRequest request, SourceException failure) throws SourceException {
            if (failure.kind() != SourceException.Kind.NOT_FOUND) {
                throw failure;
            }
            batch.answers.absent(id(request));
        }

        private String id(SourceRequest request) {
            return Objects.requireNonNull(batch.alone.get(request), "an answer to a request that was not sent")
                    .id();
        }
    }

    /** One of the answers in a batch's. */
    private record Response(
            @Nullable String id, int status, @Nullable JsonNode body) {}
}
