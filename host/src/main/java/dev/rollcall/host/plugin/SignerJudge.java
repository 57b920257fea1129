package dev.rollcall.host.plugin;

import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a certificate that signed a jar is trusted: it is named itself, or by an authority that is. Revocation is not
 * asked for, and the time is now: a time stamp would be one more party to trust.
 */
final class SignerJudge {
    /** Code signing, and any use; RFC 5280, section 4.2.1.12. */
    private static final Set<String> FITTING_USES = Set.of("1.3.6.1.5.5.7.3.3", "2.5.29.37.0");

    private static final Set<CertPathValidatorException.Reason> OUT_OF_TIME =
            Set.of(BasicReason.EXPIRED, BasicReason.NOT_YET_VALID);

    private final List<X509Certificate> trusted;
    private final Set<TrustAnchor> authorities;
    private final InstantSource clock;

    SignerJudge(List<X509Certificate> trusted, InstantSource clock) {
        this.trusted = List.copyOf(trusted);
        // Who is trusted to sign plugins is not trusted to name others who may.
        this.authorities = trusted.stream()
                .filter(certificate -> certificate.getBasicConstraints() >= 0)
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        this.clock = clock;
    }

    /** The end of a sentence that begins with the plugin's name; empty if the signer is trusted. */
    Optional<String> objection(CodeSigner signer) {
        var path = signer.getSignerCertPath().getCertificates();
        var subject = subject(signer);
        var anchor = anchorIn(path);
        try {
            if (anchor == 0) {
                leaf(signer).checkValidity(Date.from(clock.instant()));
                return Optional.empty();
            }
            if (authorities.isEmpty()) {
                return Optional.of(untrusted(subject));
            }
            validate(path.subList(0, anchor));
            return isForCode(leaf(signer))
                    ? Optional.empty()
                    : Optional.of(
                            "is signed with the certificate '" + subject + "', which is not one for signing code.");
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return Optional.of(expired(subject));
        } catch (CertPathValidatorException e) {
            return Optional.of(OUT_OF_TIME.contains(e.getReason()) ? expired(subject) : untrusted(subject));
        } catch (GeneralSecurityException e) {
            return Optional.of("is signed with the certificate '" + subject + "', which can't be checked.");
        }
    }

    static String subject(CodeSigner signer) {
        return leaf(signer).getSubjectX500Principal().getName();
    }

    private static X509Certificate leaf(CodeSigner signer) {
        return (X509Certificate) signer.getSignerCertPath().getCertificates().get(0);
    }

    private static String untrusted(String subject) {
        return "is signed with the certificate '" + subject + "', which is not trusted.";
    }

    private static String expired(String subject) {
        return "is signed with the certificate '" + subject + "', which has expired, or is not valid yet.";
    }

    /** How much of the path is below a trusted certificate; all of it, if none is in it. */
    private int anchorIn(List<? extends Certificate> path) {
        for (var i = 0; i < path.size(); i++) {
            if (path.get(i) instanceof X509Certificate certificate && trusted.contains(certificate)) {
                return i;
            }
        }
        return path.size();
    }

    private void validate(List<? extends Certificate> path) throws GeneralSecurityException {
        var now = Date.from(clock.instant());
        var parameters = new PKIXParameters(authorities);
        parameters.setRevocationEnabled(false);
        parameters.setDate(now);
        var chain = CertificateFactory.getInstance("X.509").generateCertPath(new ArrayList<>(path));
        var result = CertPathValidator.getInstance("PKIX").validate(chain, parameters);
        // The validation takes its anchor as given, whether that has expired or not.
        if (result instanceof PKIXCertPathValidatorResult found) {
            found.getTrustAnchor().getTrustedCert().checkValidity(now);
        }
    }

    private static boolean isForCode(X509Certificate certificate) throws CertificateParsingException {
        var uses = certificate.getExtendedKeyUsage();
        return uses == null || uses.stream().anyMatch(FITTING_USES::contains);
    }
}
