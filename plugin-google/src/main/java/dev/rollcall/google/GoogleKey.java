package dev.rollcall.google;

import dev.rollcall.api.setting.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key file of a service account.
 *
 * @param account the service account's e-mail address
 * @param privateKey PKCS #8 in PEM
 * @param keyId names the key among the account's; empty if the file names none
 * @param tokenAddress where a token is taken
 */
record GoogleKey(String account, Secret privateKey, Optional<String> keyId, String tokenAddress) {
    private static final String USUAL_TOKEN_ADDRESS = "https://oauth2.googleapis.com/token";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----.+-----END PRIVATE KEY-----\\s*", Pattern.DOTALL);

    /** What the text is, without regard to whether it is enough for a key. */
    enum Form {
        KEY,
        /** A file of Google's that serves something else: a client of OAuth, a person's login. */
        OTHER_FILE,
        /** No JSON, or JSON without what a key needs. */
        NO_FILE
    }

    static Form form(Secret text) {
        var file = parsed(text);
        if (!text(file, "client_email").isEmpty()
                && PEM.matcher(text(file, "private_key")).matches()) {
            return Form.KEY;
        }
        var isOther = file.has("installed")
                || file.has("web")
                || (file.has("type") && !text(file, "type").equals("service_account"));
        return isOther ? Form.OTHER_FILE : Form.NO_FILE;
    }

    /** The key of a text whose form is {@link Form#KEY}. */
    static GoogleKey of(Secret text) {
        var file = parsed(text);
        var address = text(file, "token_uri");
        return new GoogleKey(
                text(file, "client_email"),
                Secret.of(text(file, "private_key")),
                Optional.of(text(file, "private_key_id")).filter(id -> !id.isEmpty()),
                address.isEmpty() ? USUAL_TOKEN_ADDRESS : address);
    }

    /** Whether the signed request goes to Google, or else to where all requests of the connection go. */
    boolean isSentTo(URI api) {
        try {
            var token = URI.create(tokenAddress);
            var host = token.getHost() == null ? "" : token.getHost().toLowerCase(Locale.ROOT);
            var isGoogle = host.equals("googleapis.com") || host.endsWith(".googleapis.com");
            return (isGoogle && "https".equalsIgnoreCase(token.getScheme()))
                    || (host.equalsIgnoreCase(api.getHost()) && api.getScheme().equalsIgnoreCase(token.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode parsed(Secret text) {
        try {
            return JSON.readTree(text.reveal());
        } catch (JacksonException e) {
            // Its message repeats what was entered.
            return JSON.createObjectNode();
        }
    }

    private static String text(JsonNode file, String name) {
        return file.path(name).asStringOpt().map(String::strip).orElse("");
    }
}
