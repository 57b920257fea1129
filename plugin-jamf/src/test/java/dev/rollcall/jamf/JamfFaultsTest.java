package dev.rollcall.jamf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.AnswerHead;
import dev.rollcall.api.http.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What answers that are no success mean. */
final class JamfFaultsTest {
    private static final String HTML = "<html><body>Nothing to see</body></html>";

    @Test
    void anInvalidTokenIsOneToTakeAnew() {
        var fault = json(401, "{'httpStatus':401,'errors':[{'code':'INVALID_TOKEN','id':'0','field':null}]}");
        assertThat(fault).map(Fault::kind).contains(Kind.AUTHENTICATION);
        assertThat(fault).map(Fault::happened).get().asString().contains("token");
    }

    @Test
    void noErrorsAtAllAreAWrongLogin() {
        var fault = json(401, "{'httpStatus':401,'errors':[]}");
        assertThat(fault).map(Fault::kind).contains(Kind.AUTHENTICATION);
        assertThat(fault).map(Fault::happened).get().asString().contains("login");
    }

    @Test
    void anExpiredPasswordIsSaidSo() {
        var fault = json(401, "{'httpStatus':401,'errors':[{'code':'USER_EXPIRED_PASSWORD'}]}");
        assertThat(fault)
                .map(Fault::happened)
                .get()
                .asString()
                .contains("password")
                .contains("expired");
    }

    @Test
    void theTokenEndpointsOwnErrorsAreLeftToTheHost() {
        assertThat(json(400, "{'error':'invalid_client'}")).isEmpty();
        assertThat(json(401, "{'error':'invalid_client'}")).isEmpty();
    }

    @Test
    void aMissingPrivilegeIsForAPersonToMend() {
        assertThat(json(403, "{'httpStatus':403,'errors':[{'code':'ANYTHING'}]}"))
                .map(Fault::kind)
                .contains(Kind.PERMISSION);
    }

    @Test
    void aStartingServerPasses() {
        assertThat(json(503, "{'httpStatus':503,'errors':[]}")).map(Fault::kind).contains(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500, 502, 503})
    void aWebPageOfTheLoadBalancerPasses(int status) {
        for (var type : new String[] {"text/html;charset=UTF-8", ""}) {
            assertThat(JamfFaults.fault(new Head(status, type, HTML)))
                    .map(fault -> fault.kind().failure())
                    .contains(FailureKind.TRANSIENT);
        }
    }

    @Test
    void a504AndA404AreLeftToTheWalkAndTheVersions() {
        assertThat(JamfFaults.fault(new Head(504, "text/html", HTML))).isEmpty();
        assertThat(JamfFaults.fault(new Head(404, "text/html", HTML))).isEmpty();
        assertThat(json(404, "{'httpStatus':404,'errors':[]}")).isEmpty();
    }

    @Test
    void aGatewaysQuotaIsALimit() {
        assertThat(json(500, "{'fault':{'detail':{'errorcode':'policies.ratelimit.QuotaViolation'}}}"))
                .map(Fault::kind)
                .contains(Kind.RATE_LIMITED);
        assertThat(json(500, "{'httpStatus':500,'errors':[]}")).isEmpty();
    }

    private static Optional<Fault> json(int status, String body) {
        return JamfFaults.fault(new Head(status, "application/json", body.replace('\'', '"')));
    }

    private record Head(int status, String contentType, String bodyStart) implements AnswerHead {
        @Override
        public Optional<String> header(String name) {
            return name.equalsIgnoreCase("Content-Type") && !contentType.isEmpty()
                    ? Optional.of(contentType)
                    : Optional.empty();
        }

        @Override
        public Optional<JsonNode> json() {
            try {
                return Optional.of(JsonMapper.shared().readTree(bodyStart));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }
    }
}
