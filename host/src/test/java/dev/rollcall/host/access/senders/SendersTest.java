package dev.rollcall.host.access.senders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.state.Database;
import dev.rollcall.host.web.Signature;
import dev.rollcall.testkit.simulator.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Database.class)
class SendersTest {
    private static final Signature OURS = Signature.of(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final Signature OTHER = Signature.of(Secret.of("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));

    private final SettableClock clock = new SettableClock();
    private final JdbcClient client;
    private final Senders senders;

    SendersTest(Database database) {
        client = JdbcClient.create(database.fresh());
        senders = new Senders(Map.of("snipe", OURS, "other", OTHER), client, clock);
    }

    @Test
    void knowsWhoSignedAMessage() throws RefusedMessageException {
        var message = message(OURS, "one", clock.instant());

        assertThat(senders.signer(message)).contains("snipe");
        assertThat(senders.signer(message(OTHER, "one", clock.instant()))).contains("other");
        var caller = senders.take("snipe", message);
        assertThat(caller.name()).isEqualTo("The sender 'snipe'");
        assertThat(caller.role()).isEqualTo(Role.OPERATOR);
    }

    @Test
    void knowsNobodyWhereAnythingOfTheMessageIsAnother() {
        var good = message(OURS, "one", clock.instant());
        var stranger = Signature.of(Secret.of("whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"));

        assertThat(senders.signer(message(stranger, "one", clock.instant()))).isEmpty();
        assertThat(senders.signer(new SignedMessage("two", good.time(), good.signatures(), good.body())))
                .isEmpty();
        assertThat(senders.signer(new SignedMessage("one", good.time() + "0", good.signatures(), good.body())))
                .isEmpty();
        assertThat(senders.signer(new SignedMessage("one", good.time(), good.signatures(), new byte[0])))
                .isEmpty();
        for (var signatures : new String[] {"", "v1,", "v1,?", good.signatures().replace("v1,", "v2,")}) {
            assertThat(senders.signer(new SignedMessage("one", good.time(), signatures, good.body())))
                    .as(signatures)
                    .isEmpty();
        }
    }

    @Test
    void takesOneOfSeveralSignaturesWhileASecretIsChanged() {
        var old = message(OTHER, "one", clock.instant());
        var good = message(OURS, "one", clock.instant());
        var both = new SignedMessage("one", good.time(), "v1a,AAAA " + "v1,AAAA " + good.signatures(), good.body());

        assertThat(senders.signer(both)).contains("snipe");
        assertThat(senders.signer(old)).contains("other");
    }

    @Test
    void takesAMessageOnce() throws RefusedMessageException {
        var message = message(OURS, "one", clock.instant());
        senders.take("snipe", message);

        assertThatThrownBy(() -> senders.take("snipe", message))
                .isInstanceOf(RefusedMessageException.class)
                .hasMessageContaining("was taken already");
        var again = message(OURS, "one", clock.instant().plusSeconds(60));
        assertThatThrownBy(() -> senders.take("snipe", again)).hasMessageContaining("was taken already");
        assertThat(senders.take("other", message(OTHER, "one", clock.instant())).name())
                .isEqualTo("The sender 'other'");
    }

    @Test
    void takesItOnceAfterAStartAnewAsWell() throws RefusedMessageException {
        var message = message(OURS, "one", clock.instant());
        senders.take("snipe", message);
        var restarted = new Senders(Map.of("snipe", OURS), client, clock);

        assertThatThrownBy(() -> restarted.take("snipe", message)).hasMessageContaining("was taken already");
    }

    @Test
    void takesWhatCameToNothingOnceMore() throws RefusedMessageException {
        var message = message(OURS, "one", clock.instant());
        senders.take("snipe", message);
        senders.giveBack("snipe", message);

        assertThat(senders.take("snipe", message).name()).isEqualTo("The sender 'snipe'");
    }

    @Test
    void refusesWhatIsNotNew() throws RefusedMessageException {
        var now = clock.instant();
        for (var off : new Duration[] {
            Senders.TOLERANCE.plusSeconds(2), Senders.TOLERANCE.plusSeconds(2).negated()
        }) {
            var message = message(OURS, "off " + off, now.plus(off));
            assertThatThrownBy(() -> senders.take("snipe", message)).hasMessageContaining("more than 5 minutes off");
        }
        for (var time : new String[] {"", "yesterday", "9999999999999999999", Long.toString(Long.MAX_VALUE)}) {
            var message = new SignedMessage("one", time, "", new byte[0]);
            assertThatThrownBy(() -> senders.take("snipe", message))
                    .as(time)
                    .hasMessageContaining("more than 5 minutes off");
        }
        assertThat(senders.take("snipe", message(OURS, "on its way", now.minus(Duration.ofMinutes(4))))
                        .name())
                .isEqualTo("The sender 'snipe'");
    }

    @Test
    void refusesAnIdThatIsNone() {
        for (var id : new String[] {"", " ", "x".repeat(201)}) {
            var message = message(OURS, id, clock.instant());
            assertThatThrownBy(() -> senders.take("snipe", message)).hasMessageContaining("webhook-id");
        }
    }

    @Test
    void keepsNoMessageLongerThanItCouldComeAgain() throws RefusedMessageException {
        senders.take("snipe", message(OURS, "one", clock.instant()));
        clock.advance(Duration.ofHours(1));
        senders.take("snipe", message(OURS, "two", clock.instant()));

        assertThat(client.sql("select message_id from signed_message")
                        .query(String.class)
                        .list())
                .containsExactly("two");
    }

    private static SignedMessage message(Signature by, String id, Instant at) {
        var body = "{\"test\": 1}".getBytes(StandardCharsets.UTF_8);
        var headers = by.headers(id, at, body);
        return new SignedMessage(
                id,
                String.valueOf(headers.get(Signature.TIME)),
                String.valueOf(headers.get(Signature.SIGNATURES)),
                body);
    }
}
