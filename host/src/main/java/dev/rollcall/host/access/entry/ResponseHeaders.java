package dev.rollcall.host.access.entry;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** What every answer tells browsers to keep to. */
final class ResponseHeaders {
    /**
     * Everything comes from the host, nothing is inline, and nothing is made of text at run time. Small pictures are part
     * of Tabler's style sheet.
     */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static final long YEAR = 31_536_000;

    private ResponseHeaders() {}

    /**
     * Sets them, beside those that Spring Security sets by itself.
     *
     * @param isEncrypted whether a proxy before the host speaks https
     */
    static void configure(HeadersConfigurer<HttpSecurity> headers, boolean isEncrypted) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(transport -> {
                    transport.maxAgeInSeconds(YEAR).includeSubDomains(false);
                    if (isEncrypted) {
                        transport.requestMatcher(AnyRequestMatcher.INSTANCE);
                    }
                });
    }
}
