package dev.rollcall.host.web;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.UriComponentsBuilder;

/** Logins by an identity provider whose tokens are signed. */
class OidcTest {
    private static final String SECRET = "planted-client-secret-31aa";

    @TempDir
    private Path home;

    private final WireMockServer provider = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    private final RSAKey key = key("one");
    private RSAKey signer = key;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private ApiHost host;

    @BeforeEach
    void start() {
        provider.start();
        describe(issuer());
        provider.stubFor(get("/idp/keys").willReturn(okJson(new JWKSet(key.toPublicJWK()).toString())));
        host = ApiHost.start(home, properties());
    }

    @AfterEach
    void stop() {
        host.close();
        provider.stop();
    }

    @Test
    void letsInWhoHasARoleThere() {
        var browser = new Browser(host);
        assertThat(browser.get("/login").body()).contains("Log in with Acme ID");
        assertThat(logIn(browser, claims -> claims)).satisfies(page -> assertRedirect(page, "/"));
        assertThat(browser.get("/account").body())
                .contains("ann@example.com", "OPERATOR")
                .contains("Change your password there.")
                .doesNotContain("type=\"password\"");
        assertThat(browser.get("/api/v1/people").status()).isEqualTo(403);
        var people = host.get("/api/v1/people").json().path("items");
        assertThat(people).hasSize(1);
        assertThat(people.path(0).path("external").asBoolean()).isTrue();
        provider.verify(postRequestedFor(urlEqualTo("/idp/token"))
                .withRequestBody(containing("code_verifier="))
                .withRequestBody(containing("redirect_uri=")));
    }

    @Test
    void asksWithPkceAndNonceAndState() {
        var asked = UriComponentsBuilder.fromUriString(
                        new Browser(host).get("/oauth2/authorization/oidc").location())
                .build()
                .getQueryParams();
        assertThat(asked).containsKeys("state", "nonce", "code_challenge", "redirect_uri");
        assertThat(asked.getFirst("code_challenge_method")).isEqualTo("S256");
        assertThat(asked.getFirst("scope")).contains("openid");
    }

    @Test
    void changesTheSessionAtTheLogin() {
        var browser = new Browser(host);
        browser.get("/login");
        var before = browser.session();
        logIn(browser, claims -> claims);
        assertThat(browser.session()).isNotEqualTo(before);
    }

    @Test
    void takesTheLargestRoleAndFollowsItsChanges() {
        var browser = new Browser(host);
        logIn(browser, claims -> claims.claim("realm", Map.of("groups", List.of("viewers", "admins"))));
        assertThat(browser.get("/api/v1/people").status()).isEqualTo(200);
        var later = new Browser(host);
        logIn(later, claims -> claims.claim("realm", Map.of("groups", "viewers")));
        assertThat(later.get("/account").body()).contains("VIEWER");
        // The session with the role of before is over.
        assertRedirect(browser.get("/account"), "/login");
    }

    @Test
    void keepsOutWhoHasNoRoleThere() {
        for (var groups : List.of(List.of("others"), List.of())) {
            var browser = new Browser(host);
            assertRedirect(logIn(browser, claims -> claims.claim("realm", Map.of("groups", groups))), "/login?norole");
            assertThat(browser.get("/login?norole").body()).contains("gives you no role here");
            assertRedirect(browser.get("/account"), "/login");
        }
        assertThat(host.get("/api/v1/people").json().path("items")).isEmpty();
    }

    @Test
    void keepsOutWhoIsDisabledHereOrHasTheNameOfSomebodyElse() {
        logIn(new Browser(host), claims -> claims);
        var id = host.get("/api/v1/people").text("/items/0/id");
        host.call("PATCH", "/api/v1/people/" + id, "{\"disabled\": true}");
        assertRedirect(logIn(new Browser(host), claims -> claims), "/login?keptout");
        host.person("ben", "ADMIN");
        assertRedirect(
                logIn(new Browser(host), claims -> claims.subject("8").claim("preferred_username", "ben")),
                "/login?keptout");
    }

    @Test
    void takesNoTokenThatIsNotTheProvidersForThisLogin() {
        assertRefused(claims -> claims.issuer("https://other.example.com"));
        assertRefused(claims -> claims.audience("another-client"));
        assertRefused(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
        assertRefused(claims -> claims.claim("nonce", "another"));
        signer = key("one");
        assertRefused(claims -> claims);
    }

    @Test
    void takesNoAnswerToAQuestionThatThisBrowserDidNotAsk() {
        assertThat(new Browser(host).get("/login/oauth2/code/oidc?code=planted&state=planted"))
                .satisfies(page -> assertRedirect(page, "/login?provider"));
    }

    @Test
    void leadsBackWhereTheProviderIsAwayOrAnother() {
        describe("https://other.example.com");
        assertRedirect(new Browser(host).get("/oauth2/authorization/oidc"), "/login?provider");
        provider.stubFor(get("/idp/.well-known/openid-configuration").willReturn(notFound()));
        assertRedirect(new Browser(host).get("/oauth2/authorization/oidc"), "/login?provider");
        // It is asked anew, and passwords go on.
        host.person("ben", "ADMIN");
        assertRedirect(new Browser(host).logIn("ben", Browser.PASSWORD), "/");
        describe(issuer());
        assertRedirect(logIn(new Browser(host), claims -> claims), "/");
    }

    @Test
    void saysWhatIsMissing() {
        for (var name : List.of("client-id", "client-secret", "roles")) {
            var incomplete = new LinkedHashMap<>(properties());
            incomplete.keySet().removeIf(key -> key.startsWith("rollcall.access.oidc." + name));
            assertThatThrownBy(() -> ApiHost.start(home.resolve(name), incomplete))
                    .hasStackTraceContaining("rollcall.access.oidc." + name);
        }
        var plain = new LinkedHashMap<>(properties());
        plain.put("rollcall.http.allow-insecure", "false");
        assertThatThrownBy(() -> ApiHost.start(home.resolve("plain"), plain))
                .hasStackTraceContaining("rollcall.access.oidc.issuer is no https address.");
    }

    private Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("rollcall.http.allow-insecure", "true");
        properties.put("rollcall.access.oidc.issuer", issuer());
        properties.put("rollcall.access.oidc.client-id", "rollcall");
        properties.put("rollcall.access.oidc.client-secret", SECRET);
        properties.put("rollcall.access.oidc.label", "Acme ID");
        properties.put("rollcall.access.oidc.role-claim", "realm.groups");
        properties.put("rollcall.access.oidc.roles.admin", "admins");
        properties.put("rollcall.access.oidc.roles.operator", "operators,helpers");
        properties.put("rollcall.access.oidc.roles.viewer", "viewers");
        return properties;
    }

    private String issuer() {
        return "http://127.0.0.1:" + provider.port() + "/idp";
    }

    private void describe(String issuer) {
        var at = issuer();
        provider.stubFor(get("/idp/.well-known/openid-configuration")
                .willReturn(okJson(ApiHost.JSON.writeValueAsString(Map.of(
                        "issuer",
                        issuer,
                        "authorization_endpoint",
                        at + "/authorize",
                        "token_endpoint",
                        at + "/token",
                        "jwks_uri",
                        at + "/keys",
                        "subject_types_supported",
                        List.of("public"),
                        "response_types_supported",
                        List.of("code"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256"))))));
    }

    /** The whole way, with the provider's claims as they are changed. */
    private Page logIn(Browser browser, UnaryOperator<JWTClaimsSet.Builder> change) {
        var asked = UriComponentsBuilder.fromUriString(
                        browser.get("/oauth2/authorization/oidc").location())
                .build()
                .getQueryParams();
        var state = String.valueOf(asked.getFirst("state"));
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("7")
                .audience("rollcall")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", asked.getFirst("nonce"))
                .claim("preferred_username", "ann@example.com")
                .claim("realm", Map.of("groups", List.of("helpers")));
        var token = Map.of(
                "access_token",
                "planted-access-token",
                "token_type",
                "Bearer",
                "expires_in",
                300,
                "id_token",
                signed(change.apply(claims).build()));
        provider.stubFor(post("/idp/token").willReturn(okJson(ApiHost.JSON.writeValueAsString(token))));
        return browser.get("/login/oauth2/code/oidc?code=planted-code&state=" + state);
    }

    private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change) {
        var browser = new Browser(host);
        assertRedirect(logIn(browser, change), "/login?provider");
        assertRedirect(browser.get("/account"), "/login");
    }

    private String signed(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
            token.sign(new RSASSASigner(signer));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRedirect(Page page, String path) {
        assertThat(page.status()).as(page.body()).isEqualTo(302);
        assertThat(page.location()).endsWith(path);
    }
}
