package dev.rollcall.host.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person has open: keeps cookies and the CSRF token of the last page, and follows nothing by itself. */
final class Browser {
    static final String PASSWORD = "planted quiet words 9d";
    private static final String BOUNDARY = "planted-boundary-71c";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

    private final ApiHost host;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private String csrf = "";

    Browser(ApiHost host) {
        this.host = host;
    }

    /** What came. */
    record Page(int status, String location, Map<String, String> head, String cookie, String body) {}

    Page get(String path) {
        return send(HttpRequest.newBuilder(host.address(path)));
    }

    /** Sends a form with the page's CSRF token. */
    Page post(String path, Map<String, String> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put("_csrf", csrf);
        return plant(path, form);
    }

    /** Sends a form as a page of another site would. */
    Page plant(String path, Map<String, String> form) {
        return send(form(path, form));
    }

    private HttpRequest.Builder form(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(host.address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** Sends a form as the page's script does, for what belongs into an element of the page. */
    Page part(String path, Map<String, String> fields, String element) {
        var form = new LinkedHashMap<>(fields);
        form.put("_csrf", csrf);
        return send(form(path, form).header("HX-Request", "true").header("HX-Target", element));
    }

    /** Asks as the page's script does, for what belongs into an element of the page. */
    Page part(String path, String element) {
        return send(HttpRequest.newBuilder(host.address(path))
                .header("HX-Request", "true")
                .header("HX-Target", element));
    }

    /** Sends a form with a file as its last field, and with the page's CSRF token as its first. */
    Page upload(String path, Map<String, String> fields, String fileName, byte[] content) {
        var form = new LinkedHashMap<String, String>();
        form.put("_csrf", csrf);
        form.putAll(fields);
        return plantFile(path, form, fileName, BodyPublishers.ofByteArray(content));
    }

    /** Sends such a form as a page of another site would. */
    Page plantFile(String path, Map<String, String> fields, String fileName, HttpRequest.BodyPublisher content) {
        var start = fields.entrySet().stream()
                        .map(field -> "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                                + "\"\r\n\r\n" + field.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(HttpRequest.newBuilder(host.address(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(start),
                        content,
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    /** The CSRF token of the last page. */
    String csrf() {
        return csrf;
    }

    /** Calls the API with the session, and with the CSRF token in its header. */
    Page call(String method, String path, String json) {
        return send(HttpRequest.newBuilder(host.address(path))
                .header("X-CSRF-TOKEN", csrf)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    Page logIn(String name, String password) {
        get("/login");
        var page = post("/login", Map.of("name", name, "password", password));
        // The token was renewed.
        get("/account");
        return page;
    }

    /** The id of the session, empty without one. */
    String session() {
        return cookies.getOrDefault("ROLLCALL", "");
    }

    /** Takes a session that somebody else knows. */
    void takeSession(String id) {
        cookies.put("ROLLCALL", id);
    }

    Page send(HttpRequest.Builder request) {
        var headers = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!headers.isEmpty()) {
            request.header("Cookie", headers);
        }
        try {
            var answer = client.send(
                    request.header("Accept", "text/html, application/json").build(), BodyHandlers.ofString());
            return page(answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Page page(HttpResponse<String> answer) {
        var set = answer.headers().allValues("Set-Cookie");
        set.forEach(cookie -> {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        var found = CSRF.matcher(answer.body());
        if (found.find()) {
            csrf = found.group(1);
        }
        var head = new HashMap<String, String>();
        answer.headers().map().forEach((name, values) -> head.put(name, String.join(", ", values)));
        var location = answer.headers().firstValue("Location").orElse("");
        return new Page(answer.statusCode(), location, head, String.join("\n", set), answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
