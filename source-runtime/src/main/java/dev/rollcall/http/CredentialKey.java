package dev.rollcall.http;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.JwtAssertion;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes two clients share a token and a pace: address, authentication values and pace. A digest, so that nothing
 * secret and no object of a plugin's is kept by it.
 */
final class CredentialKey {
    private CredentialKey() {}

    static String of(URI address, Authentication authentication, SourceSpec spec, Settings settings) {
        var parts = start(address, spec.pace());
        parts.addAll(authentication.match(
                CredentialKey::values,
                basic -> List.of("basic", basic.username(), basic.password().reveal()),
                CredentialKey::values,
                exchange -> values(spec, settings)));
        return digest(parts);
    }

    static String of(URI address, Authentication headers, Pace pace) {
        var parts = start(address, pace);
        parts.addAll(headers.match(CredentialKey::values, basic -> List.of(), grant -> List.of(), token -> List.of()));
        return digest(parts);
    }

    private static List<String> start(URI address, Pace pace) {
        return new ArrayList<>(List.of(
                address.toString(),
                Integer.toString(pace.concurrency()),
                pace.limits().toString(),
                pace.remainingHeader().orElse(""),
                pace.resetHeader().orElse("")));
    }

    private static List<String> values(Authentication.Fixed fixed) {
        return List.of("fixed", revealed(fixed.headers()));
    }

    private static List<String> values(Authentication.Grant grant) {
        var parts = new ArrayList<>(List.of(
                "grant",
                grant.tokenAddresses().toString(),
                new TreeMap<>(grant.fields()).toString(),
                revealed(grant.secrets())));
        grant.assertion().ifPresent(field -> parts.addAll(values(field.name(), field.assertion())));
        return parts;
    }

    private static List<String> values(String name, JwtAssertion assertion) {
        return List.of(
                name,
                assertion.algorithm().name(),
                assertion.privateKey().reveal(),
                assertion.life().toString(),
                assertion.keyId().orElse(""),
                new TreeMap<>(assertion.claims()).toString(),
                assertion.certificate().orElse(""));
    }

    /** A function can't be compared, so all that it could make its token of is. */
    private static List<String> values(SourceSpec spec, Settings settings) {
        var parts = new ArrayList<>(List.of("function", spec.id()));
        for (var setting : spec.settings()) {
            parts.add(setting.key());
            parts.add(
                    setting.kind() == Setting.Kind.SECRET
                            ? settings.optionalSecret(setting.key())
                                    .map(Secret::reveal)
                                    .orElse("")
                            : settings.optionalText(setting.key()).orElse(""));
        }
        return parts;
    }

    private static String revealed(Map<String, Secret> secrets) {
        var plain = new TreeMap<String, String>();
        secrets.forEach((name, value) -> plain.put(name, value.reveal()));
        return plain.toString();
    }

    private static String digest(List<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
