package dev.rollcall.sandbox.snipeit;

import com.sun.net.httpserver.HttpExchange;
import dev.rollcall.sandbox.snipeit.Answer.Instead;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes answers, as JSON or as what callers get that did not ask for it. */
final class Responder {
    private static final String HTML = "text/html; charset=UTF-8";

    private final HttpExchange exchange;
    private final String baseUrl;

    Responder(HttpExchange exchange, String baseUrl) {
        this.exchange = exchange;
        this.baseUrl = baseUrl;
    }

    void send(Answer answer, boolean wantsJson) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "max-age=0, must-revalidate, no-cache, no-store, private");
        exchange.getResponseHeaders().set("Set-Cookie", "snipeit_session=sandbox; path=/; httponly; samesite=lax");
        Instead instead = answer.unlessJson();
        if (instead != null && instead.redirectTo() != null && (!wantsJson || answer.status() == 302)) {
            redirect(baseUrl + instead.redirectTo());
            return;
        }
        if (instead != null && !wantsJson) {
            write(answer.status(), HTML, page("Error " + answer.status()));
            return;
        }
        write(answer.status(), answer.contentType(), bytes(answer));
    }

    /** Promises the whole answer, sends half of it and hangs up. */
    void cut(Answer answer) throws IOException {
        byte[] whole = bytes(answer);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), whole.length + 1L);
        OutputStream body = exchange.getResponseBody();
        body.write(whole, 0, whole.length / 2);
        body.flush();
    }

    private void redirect(String url) throws IOException {
        exchange.getResponseHeaders().set("Location", url);
        String html = """
                <!DOCTYPE html>
                <html>
                    <head>
                        <meta charset="UTF-8" />
                        <meta http-equiv="refresh" content="0;url='%1$s'" />

                        <title>Redirecting to %1$s</title>
                    </head>
                    <body>
                        Redirecting to <a href="%1$s">%1$s</a>.
                    </body>
                </html>""".formatted(url);
        write(302, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] page(String title) {
        return ("<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
                        + "</h1></body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Answer answer) {
        if (answer.body() instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return JsonText.bytes(answer.body());
    }

    private void write(int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
