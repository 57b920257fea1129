package dev.rollcall.host.capture;

import dev.rollcall.http.ExchangeObserver;
import dev.rollcall.http.RawAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers into a folder, one file each, up to a number; everything personal in them is replaced. */
public final class AnswerRecorder implements ExchangeObserver {
    /** Headers that tell how the API behaves, and nothing about the tenant. */
    private static final List<String> HEADERS = List.of(
            "Content-Type",
            "Date",
            "Retry-After",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "X-Total-Count");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final int most;
    private final Pseudonyms pseudonyms = new Pseudonyms();
    private int count;

    /**
     * A recorder.
     *
     * @param folder made if it is not there
     * @param most how many answers are written; later ones pass
     */
    public AnswerRecorder(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    @Override
    public void answered(String method, RawAnswer answer) {
        var number = next();
        if (number == 0) {
            return;
        }
        var address = pseudonyms.address(answer.uri());
        var recording = new LinkedHashMap<String, Object>();
        recording.put("request", Map.of("method", method, "address", address));
        var response = new LinkedHashMap<String, Object>();
        response.put("status", answer.status());
        response.put("headers", headers(answer));
        response.put("body", body(answer));
        recording.put("response", response);
        write(String.format(Locale.ROOT, "%03d-%s.json", number, name(answer)), recording);
    }

    /** How many answers were written. */
    public synchronized int count() {
        return count;
    }

    private synchronized int next() {
        if (count >= most) {
            return 0;
        }
        return ++count;
    }

    private static Map<String, String> headers(RawAnswer answer) {
        var headers = new LinkedHashMap<String, String>();
        HEADERS.forEach(name -> answer.header(name).ifPresent(value -> headers.put(name, value)));
        return headers;
    }

    private Object body(RawAnswer answer) {
        if (answer.body().length == 0) {
            return "";
        }
        try {
            JsonNode tree = JSON.readTree(answer.body());
            return pseudonyms.tree(tree);
        } catch (RuntimeException e) {
            return "(" + answer.body().length + " bytes that are no JSON, left out)";
        }
    }

    /** The constant parts of the path, which say what was asked for. */
    private static String name(RawAnswer answer) {
        var path = answer.uri().getPath().replaceAll("[^A-Za-z/]+[^/]*", "").replaceAll("[^A-Za-z]+", "-");
        var name = path.replaceAll("^-|-$", "");
        return name.isEmpty() ? "answer" : name.substring(0, Math.min(60, name.length()));
    }

    private void write(String name, Map<String, Object> recording) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), JSON.writeValueAsBytes(recording));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The answer can't be written to " + folder + ". Check the folder and the free space.", e);
        }
    }
}
