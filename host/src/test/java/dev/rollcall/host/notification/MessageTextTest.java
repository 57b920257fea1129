package dev.rollcall.host.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.notification.Condition.Matter;
import dev.rollcall.host.notification.News.Form;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final News HELD = new News(Form.NEW, new Matter(Kind.HELD, "c1"), "Acme <Iru> & co", 12, NOW, "run-1", "");
    static final News FAILING = new News(
            Form.STILL,
            new Matter(Kind.FAILING, "c2"),
            "Beta\r\nBcc: x@example.com",
            3,
            NOW,
            "run-2",
            "The MDM refuses the token. Enter it again.");
    static final News OVER = new News(Form.OVER, new Matter(Kind.NOT_SYNCED, "c3"), "Gamma", 0, NOW, "", "");

    static Message message(News... news) {
        var text = new MessageText(Optional.of("https://rollcall.example.com"));
        return text.of("mail", new Digest(List.of(news), List.of()), NOW);
    }

    @Test
    void saysWhatHappenedAndWhatToDo() {
        assertThat(MessageText.plain(message(HELD, FAILING, OVER))).isEqualTo("""
                12 held changes of Acme <Iru> & co wait for a person, the oldest since 2026-03-01 10:00 UTC.
                See what they are, then approve or discard them:
                    ./rollcall changes run-1 --state HELD

                The last 3 syncs of Beta Bcc: x@example.com failed or did not read everything, the first at 2026-03-01 10:00 UTC. The MDM refuses the token. Enter it again.
                Mend that, and look whether the connection works:
                    ./rollcall check c2

                Gamma is synced again: a sync read everything at 2026-03-01 10:00 UTC.

                Rollcall: https://rollcall.example.com
                """);
    }

    @Test
    void titlesOneMatterByItselfAndSeveralByTheirNumber() {
        assertThat(message(HELD).title()).isEqualTo("Rollcall: 12 held changes of Acme <Iru> & co wait");
        assertThat(message(FAILING).title()).isEqualTo("Rollcall: syncs of Beta Bcc: x@example.com still fail");
        assertThat(message(OVER).title()).isEqualTo("Rollcall: Gamma is synced again");
        assertThat(message(HELD, FAILING, OVER).title()).isEqualTo("Rollcall: 2 matters need a person, 1 is over");
        assertThat(message(OVER, OVER).title()).isEqualTo("Rollcall: 2 matters are over");
    }

    @Test
    void cutsAReasonThatIsTooLong() {
        var news = new News(Form.NEW, FAILING.matter(), "A", 3, NOW, "r", "x".repeat(600));
        assertThat(MessageText.item(news).text()).endsWith("x".repeat(500) + "…");
    }

    @Test
    void hasTheSameIdForTheSameNews() {
        assertThat(message(HELD).id())
                .isEqualTo(message(HELD).id())
                .isNotEqualTo(message(FAILING).id());
        var again = new MessageText(Optional.empty()).of("teams", new Digest(List.of(HELD), List.of()), NOW);
        assertThat(again.id()).isNotEqualTo(message(HELD).id());
    }
}
