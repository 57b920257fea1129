package dev.rollcall.testkit.sample;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.AnswerHead;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.http.Token;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.api.setting.SettingProblem;
import dev.rollcall.api.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Faults in how a failing MDM is met, and in what must never be done. */
final class PlantedFailureFaults {
    private PlantedFailureFaults() {}

    @Planted(
            breaks = {"isIncompleteWhenTheLastPageFails", "isIncompleteWhenTheLastPageIsCutOff"},
            saying = "returned normally from the list 'computers' when the last page failed with status 500")
    static final class SwallowsFailures extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SwallowingSource(Kind.UNAVAILABLE);
        }
    }

    @Planted(
            breaks = {"isIncompleteWhenTheLastPageIsCutShort"},
            saying = "when the last page was cut short")
    static final class SwallowsWhatItCannotRead extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SwallowingSource(Kind.MALFORMED);
        }
    }

    @Planted(
            breaks = {"isIncompleteWhenTheLastPageIsHtml"},
            saying = "when a web page came in place of the last page")
    static final class SwallowsWebPages extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SwallowingSource(Kind.SETTINGS);
        }
    }

    @Planted(breaks = "isIncompleteWhenTheLastPageHangs", saying = "when the last page did not come in time")
    static final class SwallowsTimeouts extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SwallowingSource(Kind.TIMEOUT, Kind.PAGE_TOO_LARGE);
        }
    }

    @Planted(breaks = "isIncompleteWhereAPermissionIsMissing", saying = "Let the SourceException pass")
    static final class TakesForbiddenForEmpty extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SwallowingSource(Kind.PERMISSION);
        }
    }

    @Planted(
            breaks = {"isIncompleteWhenTheLastPageFails", "isIncompleteWhenTheLastPageIsCutOff"},
            saying = "failed with an error of its own")
    static final class FailsByItself extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SwallowingSource(Kind.UNAVAILABLE) {
                @Override
                ReadReport swallow(SourceException e) {
                    throw new IllegalStateException("no answer", e);
                }
            };
        }
    }

    @Planted(breaks = "isIncompleteWhenTheCredentialIsRefused", saying = "which nobody is asked to mend")
    static final class TakesARefusalForAnOutage extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SwallowingSource(Kind.AUTHENTICATION) {
                @Override
                ReadReport swallow(SourceException e) throws SourceException {
                    throw new SourceException(Kind.UNAVAILABLE, "The MDM is down.", "Try again.", e);
                }
            };
        }
    }

    @Planted(breaks = "isIncompleteWhereAPermissionIsMissing", saying = "Ask in read() only for the partition")
    static final class AsksForTheOtherListToo extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
                        throws SourceException, InterruptedException {
                    for (var list : lists()) {
                        context.http().send(SampleApi.one(list, "search").with("serial", "none"));
                    }
                    return super.read(context, partition, sink);
                }
            };
        }
    }

    @Planted(breaks = "readsOnWhenThrottled", saying = "Leave 429 to the host")
    static final class GivesUpWhenThrottled extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new FaultySpec(SampleSource.spec("Sample").faults(answer -> givesUp(answer, false)));
        }
    }

    @Planted(breaks = "readsOnWhenAskedToWait", saying = "when the MDM asked to wait a second")
    static final class GivesUpWhenAskedToWait extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new FaultySpec(SampleSource.spec("Sample").faults(answer -> givesUp(answer, true)));
        }
    }

    @Planted(breaks = "takesANewTokenInMidRead", saying = "take a new token at each call of a TokenFunction")
    static final class KeepsItsToken extends PlantedContract {
        @Override
        protected DeviceSource source() {
            var cache = new TokenKeeper();
            return new FaultySpec(SampleSource.spec("Sample")
                    .authentication(settings -> Authentication.token(http -> cache.token(http, settings))));
        }
    }

    @Planted(breaks = "endsWhenInterrupted", saying = "swallowed an interrupt")
    static final class SwallowsInterrupts extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
                        throws SourceException {
                    try {
                        return super.read(context, partition, sink);
                    } catch (InterruptedException e) {
                        throw new SourceException(Kind.UNAVAILABLE, "It was interrupted.", "Try again.", e);
                    }
                }
            };
        }
    }

    @Planted(breaks = "keepsSecretsToItself", saying = "put a secret into a message")
    static final class QuotesAnswers extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new FaultySpec(SampleSource.spec("Sample").faults(PlantedFailureFaults::quoted));
        }
    }

    @Planted(breaks = "keepsSecretsToItself", saying = "put a secret into a complaint about a setting")
    static final class QuotesSettings extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new FaultySpec(SampleSource.spec("Sample").rules(PlantedFailureFaults::complaints));
        }
    }

    @Planted(breaks = "onlyReads", saying = "may change something in the MDM: PUT /v1/computers/seen")
    static final class Writes extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
                    send(context, "PUT", "Rollcall-Testkit");
                    return super.check(context);
                }
            };
        }
    }

    @Planted(breaks = "onlyReads", saying = "past the host: GET /v1/computers/seen")
    static final class GoesPastTheHost extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
                    send(context, "GET", "Java");
                    return super.check(context);
                }
            };
        }
    }

    @Planted(breaks = "onlyReads", saying = "may change something in the MDM: POST /v1/commands (OTHER)")
    static final class PostsCommands extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
                    try {
                        context.http().send(SourceRequest.query("/v1/commands", Map.of("command", "refresh")));
                    } catch (SourceException e) {
                        context.warn(e.getMessage());
                    }
                    return super.check(context);
                }
            };
        }
    }

    private static Optional<Fault> givesUp(AnswerHead answer, boolean wasToldWhen) {
        return answer.status() == 429 && answer.header("Retry-After").isPresent() == wasToldWhen
                ? Optional.of(new Fault(Kind.BAD_REQUEST, "The MDM refused.", "Ask somebody."))
                : Optional.empty();
    }

    private static Optional<Fault> quoted(AnswerHead answer) {
        return answer.status() == 400
                ? Optional.of(new Fault(Kind.BAD_REQUEST, "The MDM said " + answer.bodyStart(), "Ask somebody."))
                : Optional.empty();
    }

    private static List<SettingProblem> complaints(Settings settings) {
        var secret = settings.secret("clientSecret").reveal();
        return secret.contains("wrong")
                ? List.of(new SettingProblem("clientSecret", "Secret", secret + " is wrong.", "Enter another."))
                : List.of();
    }

    private static void send(SourceContext context, String method, String userAgent) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(context.settings().url("address") + "/v1/computers/seen"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("User-Agent", userAgent)
                .build();
        try {
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes failures of some kinds for the end of the list. */
    static class SwallowingSource extends SampleSource {
        private final Set<Kind> swallowed;

        SwallowingSource(Kind first, Kind... others) {
            swallowed = EnumSet.of(first, others);
        }

        @Override
        public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
                throws SourceException, InterruptedException {
            try {
                return super.read(context, partition, sink);
            } catch (SourceException e) {
                if (swallowed.contains(e.kind())) {
                    return swallow(e);
                }
                throw e;
            }
        }

        ReadReport swallow(SourceException e) throws SourceException {
            return ReadReport.WITHOUT_TOTAL;
        }
    }

    /** With another spec. */
    private static final class FaultySpec extends SampleSource {
        private final SourceSpec spec;

        FaultySpec(SourceSpec.Builder spec) {
            this.spec = spec.build();
        }

        @Override
        public SourceSpec spec() {
            return spec;
        }
    }

    /** Gives out the token that it once took. */
    private static final class TokenKeeper {
        private @Nullable Token kept;

        synchronized Token token(SourceHttp http, Settings settings) throws SourceException, InterruptedException {
            if (kept == null) {
                var form = Map.of("client_secret", settings.secret("clientSecret"));
                var answer = http.send(SourceRequest.form(SampleApi.TOKEN_PATH, form))
                        .json();
                kept = Token.bearer(Secret.of(answer.at("/access_token").asString()), Duration.ofHours(1));
            }
            return kept;
        }
    }
}
