package dev.rollcall.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.AnswerHead;
import dev.rollcall.api.http.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What answers that are no success mean. */
final class GoogleFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "403, userRateLimitExceeded, RATE_LIMITED",
        "403, rateLimitExceeded, RATE_LIMITED",
        "403, quotaExceeded, RATE_LIMITED",
        "429, rateLimitExceeded, RATE_LIMITED",
        "403, forbidden, PERMISSION",
        "403, insufficientPermissions, PERMISSION",
        "403, accessNotConfigured, PERMISSION",
        "403, somethingNew, PERMISSION",
        "400, invalid, BAD_REQUEST",
        "400, invalidParameter, BAD_REQUEST",
        "401, authError, AUTHENTICATION",
        "500, backendError, UNAVAILABLE",
        "503, backendError, UNAVAILABLE"
    })
    void theReasonDecides(int status, String reason, Kind kind) {
        assertThat(json(status, "{'error':{'code':" + status + ",'errors':[{'reason':'" + reason + "'}]}}"))
                .map(Fault::kind)
                .contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "429, RESOURCE_EXHAUSTED, RATE_LIMIT_EXCEEDED, RATE_LIMITED",
        "403, PERMISSION_DENIED, SERVICE_DISABLED, PERMISSION",
        "403, PERMISSION_DENIED, ACCESS_TOKEN_SCOPE_INSUFFICIENT, PERMISSION"
    })
    void theNewerFormIsUnderstood(int status, String word, String reason, Kind kind) {
        assertThat(json(status, "{'error':{'status':'" + word + "','details':[{'reason':'" + reason + "'}]}}"))
                .map(Fault::kind)
                .contains(kind);
    }

    @Test
    void aQuotaThatOnlyTheMessageNamesIsALimit() {
        assertThat(json(403, "{'error':{'code':403,'message':'Quota exceeded for quota metric'}}"))
                .map(Fault::kind)
                .contains(Kind.RATE_LIMITED);
    }

    @Test
    void eachThingThatAPersonHasToGrantIsNamed() {
        assertThat(cure(403, "forbidden")).contains("Chrome Management");
        assertThat(cure(403, "insufficientPermissions")).contains(GoogleApi.SCOPE);
        assertThat(cure(403, "accessNotConfigured")).contains("Admin SDK API");
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized_client, 'not authorized for any of the scopes', act for the administrator",
        "invalid_grant, 'Token must be a short-lived token (60 minutes) and in a reasonable timeframe', clock is wrong",
        "invalid_grant, Invalid JWT Signature., key",
        "invalid_grant, Invalid email or User ID, administrator",
        "invalid_grant, Something else, token"
    })
    void theTokensRefusalIsTold(String error, String description, String told) {
        var fault = json(400, "{'error':'" + error + "','error_description':'" + description + "'}");
        assertThat(fault).map(Fault::kind).contains(Kind.AUTHENTICATION);
        assertThat(fault).map(Fault::happened).get().asString().contains(told);
    }

    @Test
    void theTokensOtherErrorsAreLeftToTheHost() {
        assertThat(json(500, "{'error':'internal_failure'}")).isEmpty();
        assertThat(json(400, "{'error':'invalid_scope'}")).isEmpty();
    }

    @Test
    void aWebPageThatForbidsIsNotGoogles() {
        assertThat(GoogleFaults.fault(new Head(403, "<html>Blocked</html>")))
                .map(Fault::kind)
                .contains(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500, 502})
    void otherWebPagesAreLeftToTheHost(int status) {
        assertThat(GoogleFaults.fault(new Head(status, "<html>Sorry</html>"))).isEmpty();
    }

    @Test
    void a404IsLeftToTheHost() {
        assertThat(json(404, "{'error':{'code':404,'errors':[{'reason':'notFound'}]}}"))
                .isEmpty();
    }

    @Test
    void whatIsNoErrorOfGooglesIsLeftToTheHost() {
        for (var body : new String[] {"", "[]", "{}", "{'error':17}", "no json"}) {
            assertThat(json(403, body)).as(body).isEmpty();
        }
    }

    private static String cure(int status, String reason) {
        return json(status, "{'error':{'errors':[{'reason':'" + reason + "'}]}}")
                .orElseThrow()
                .cure();
    }

    private static Optional<Fault> json(int status, String body) {
        return GoogleFaults.fault(new Head(status, body.replace('\'', '"')));
    }

    private record Head(int status, String bodyStart) implements AnswerHead {
        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<JsonNode> json() {
            try {
                return bodyStart.isEmpty()
                        ? Optional.empty()
                        : Optional.of(JsonMapper.shared().readTree(bodyStart));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }
    }
}
